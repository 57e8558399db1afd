using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>An error as a property of a JSON line.</summary>
internal static class ErrorJson
{
    /// <summary>Writes the property; nothing when there is no error.</summary>
    public static void Write(Utf8JsonWriter json, string property, GcException? error)
    {
        if (error is null)
        {
            return;
        }

        json.WriteStartObject(property);
        json.WriteString("id", error.ErrorId);
        json.WriteString("kind", error.Kind.ToString());
        json.WriteString("message", Wording.OfEngine(error.Message));
        json.WriteString("remedy", error.Remedy is { } remedy ? Wording.OfEngine(remedy) : null);
        json.WriteString("platformCode", error.PlatformCode);
        json.WriteString("correlationId", error.CorrelationId);
        json.WriteEndObject();
    }
}
