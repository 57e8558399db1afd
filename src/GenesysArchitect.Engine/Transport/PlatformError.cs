using System.Text.Json;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The platform's description of an error, as far as available: a gateway may return HTML or
/// nothing, and every part of the error document is optional.
/// </summary>
internal sealed record PlatformError
{
    public string? Code { get; private init; }

    public string? Message { get; private init; }

    public string? ContextId { get; private init; }

    public IReadOnlyList<string> Details { get; private init; } = [];

    /// <summary>The invalid fields that the platform reports.</summary>
    public IReadOnlyList<string> Fields { get; private init; } = [];

    public static PlatformError Read(ApiResponse answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : new PlatformError();
        }
        catch (JsonException)
        {
            return new PlatformError { Message = answer.Body.Length == 0 ? null : $"a page of {answer.ContentType ?? "unknown type"} from a proxy or another host on the way to the platform" };
        }
    }

    private static PlatformError Read(JsonElement error)
    {
        var parts = Children(error, "details").Concat(Children(error, "errors")).ToList();
        return new PlatformError
        {
            // The token endpoint uses the OAuth form: error and description.
            Code = Text(error, "code") ?? Text(error, "error"),
            Message = Interpolate(Text(error, "message") ?? Text(error, "description") ?? Text(error, "error_description"), error),
            ContextId = Text(error, "contextId"),
            Details = parts.Select(Describe).OfType<string>().ToList(),
            Fields = parts.Select(part => Text(part, "fieldName") ?? Text(part, "field") ?? Text(part, "path")).OfType<string>().Distinct().ToList(),
        };
    }

    private static string? Describe(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.String)
        {
            return part.GetString();
        }

        var field = Text(part, "fieldName") ?? Text(part, "field") ?? Text(part, "path");
        var message = Text(part, "message") ?? Text(part, "errorCode") ?? Text(part, "code");
        return (field, message) switch
        {
            (null, null) => null,
            (null, _) => message,
            (_, null) => field,
            _ => $"{field}: {message}",
        };
    }

    private static string? Interpolate(string? message, JsonElement error)
    {
        if (message is null || !error.TryGetProperty("messageParams", out var values) || values.ValueKind != JsonValueKind.Object)
        {
            return message;
        }

        return values.EnumerateObject().Aggregate(message, (text, value) => text.Replace($"{{{value.Name}}}", value.Value.ToString(), StringComparison.Ordinal));
    }

    private static JsonElement[] Children(JsonElement error, string name) =>
        error.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
