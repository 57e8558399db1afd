using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Sandbox.Json;

/// <summary>A duration in JSON is a number of seconds, or the text <c>hh:mm:ss</c>.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when Math.Abs(reader.GetDouble()) < TimeSpan.MaxValue.TotalSeconds =>
                TimeSpan.FromSeconds(reader.GetDouble()),
            JsonTokenType.String when TimeSpan.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var span) => span,
            _ => throw new JsonException("A duration is a number of seconds or a text like 00:01:30."),
        };

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.TotalSeconds);
}
