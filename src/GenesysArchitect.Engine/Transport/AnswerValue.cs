using System.Globalization;
using System.Text.Json;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// A value in an answer, and where it is. Reading is tolerant where the meaning is plain, such as a number for a text;
/// everything else is an <see cref="AnswerShapeException"/> with the path, so that nothing is left out without a word.
/// </summary>
internal readonly struct AnswerValue
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 4096 };

    private readonly string _path;

    private AnswerValue(JsonElement value, string path)
    {
        Json = value;
        _path = path;
    }

    /// <summary>Whether there is nothing: it is null, or not there at all.</summary>
    public bool IsMissing => Json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public bool IsObject => Json.ValueKind == JsonValueKind.Object;

    /// <summary>The value as it came.</summary>
    public JsonElement Json { get; }

    /// <summary>An object without members.</summary>
    public static AnswerValue Nothing { get; } = Of("{}"u8.ToArray());

    /// <summary>The body of an answer.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static AnswerValue Of(ReadOnlyMemory<byte> body) => new(JsonDocument.Parse(body, Reading).RootElement, "$");

    /// <summary>A member of the object that this is.</summary>
    /// <exception cref="AnswerShapeException">This is not an object.</exception>
    public AnswerValue Member(string name) => Object().Json.TryGetProperty(name, out var value) ? new(value, $"{_path}.{name}") : new(default, $"{_path}.{name}");

    /// <summary>This value, which must be an object.</summary>
    /// <exception cref="AnswerShapeException">It is not.</exception>
    public AnswerValue Object() => Json.ValueKind == JsonValueKind.Object ? this : throw Wrong("not an object");

    /// <summary>The items of the list that this must be.</summary>
    /// <exception cref="AnswerShapeException">This is not a list.</exception>
    public IReadOnlyList<AnswerValue> Items()
    {
        if (Json.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("not a list");
        }

        var path = _path;
        return [.. Json.EnumerateArray().Select((item, index) => new AnswerValue(item, $"{path}[{index}]"))];
    }

    /// <summary>The items of a list that the contract lets be absent: none then, and a single value is a list of one.</summary>
    public IReadOnlyList<AnswerValue> ItemsIfAny() => Json.ValueKind switch
    {
        JsonValueKind.Array => Items(),
        _ => IsMissing ? [] : [this],
    };

    /// <summary>The text; that of a number is its digits. Null where there is none.</summary>
    /// <exception cref="AnswerShapeException">It is neither.</exception>
    public string? Text() => Json.ValueKind switch
    {
        JsonValueKind.String => Json.GetString(),
        JsonValueKind.Number => Json.GetRawText(),
        _ => IsMissing ? null : throw Wrong("not a text"),
    };

    /// <summary>The text, which must be there and say something.</summary>
    /// <exception cref="AnswerShapeException">It is not, or does not.</exception>
    public string RequiredText() => Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong("empty");

    /// <summary>An id, which must be a text: what it names is asked for by it.</summary>
    /// <exception cref="AnswerShapeException">It is not.</exception>
    public string RequiredId() => Json.ValueKind == JsonValueKind.Number ? throw Wrong("not a text") : RequiredText();

    /// <summary>The text, where it is one: of a value that only describes, anything else is none.</summary>
    public string? TextIfAny() => Json.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Text() : null;

    /// <summary>True or false; null where it is not there.</summary>
    /// <exception cref="AnswerShapeException">It is neither.</exception>
    public bool? Flag() => Json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(Json.GetString(), out var flag) => flag,
        _ => IsMissing ? null : throw Wrong("neither true nor false"),
    };

    /// <summary>True or false, which must be there.</summary>
    /// <exception cref="AnswerShapeException">It is not.</exception>
    public bool RequiredFlag() => Flag() ?? throw Wrong("neither true nor false");

    /// <summary>A whole number; null where there is none. What is beyond the range of an integer is its end.</summary>
    /// <exception cref="AnswerShapeException">It is not a number.</exception>
    public int? Count()
    {
        if (IsMissing)
        {
            return null;
        }

        var number = Json.ValueKind switch
        {
            JsonValueKind.Number => Json.GetDouble(),
            JsonValueKind.String when double.TryParse(Json.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) => read,
            _ => throw Wrong("not a number"),
        };
        return (int)Math.Clamp(Math.Floor(number), int.MinValue, int.MaxValue);
    }

    /// <summary>The number, where it is one or the text of one: of a value that only describes, anything else is none.</summary>
    public double? NumberIfAny() =>
        TextIfAny() is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : null;

    /// <summary>A point in time, in any of the forms that hosts write; null where it is none of them, since no decision hangs on it alone.</summary>
    public DateTimeOffset? Time() => AnswerTime.Read(Json);

    /// <summary>Requires that the answer is about what was asked for.</summary>
    /// <param name="id">The id that was asked for.</param>
    /// <exception cref="AnswerShapeException">It names another.</exception>
    public void RequireId(string id)
    {
        if (Text() is { Length: > 0 } said && !said.Equals(id, StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong($"'{said}', and '{id}' was requested");
        }
    }

    private AnswerShapeException Wrong(string what) => new(_path, Json.ValueKind switch
    {
        JsonValueKind.Undefined => "is missing",
        JsonValueKind.Null => "is null",
        _ => $"is {what}",
    });
}
