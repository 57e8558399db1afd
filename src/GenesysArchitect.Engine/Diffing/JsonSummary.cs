using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>A summary of a JSON value, for display in one line.</summary>
internal static class JsonSummary
{
    // Documents may contain credentials, and messages are widely visible.
    private static readonly string[] Sensitive = ["secret", "password", "passwd", "token", "credential", "apikey", "api_key", "privatekey"];

    /// <summary>The shortened value at a path; the value of a sensitive path is hidden.</summary>
    public static string Of(string path, JsonElement? value)
    {
        if (value is not { } element)
        {
            return "(none)";
        }

        return IsSensitive(path) ? "(hidden)" : Of(element);
    }

    /// <summary>The change of a value at a path.</summary>
    public static string Change(string path, JsonElement? left, JsonElement? right)
    {
        if (IsSensitive(path))
        {
            return "(hidden)";
        }

        return (left, right) switch
        {
            ({ ValueKind: JsonValueKind.String } before, { ValueKind: JsonValueKind.String } after) => TextChange.Of(before.GetString()!, after.GetString()!),
            ({ } before, { } after) => $"{Of(before)} → {Of(after)}",
            ({ } only, null) => Of(only),
            (null, { } only) => Of(only),
            _ => string.Empty,
        };
    }

    private static bool IsSensitive(string path) => Array.Exists(Sensitive, word => path.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Count(value.EnumerateObject().Count(), "property", "properties"),
        JsonValueKind.Array => Count(value.GetArrayLength(), "element", "elements"),
        JsonValueKind.String => TextChange.Shortened(value.GetString()!),
        _ => value.GetRawText(),
    };

    private static string Count(int count, string one, string many) => count == 1 ? $"(1 {one})" : $"({count} {many})";
}
