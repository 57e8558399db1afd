using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Describes values in words.</summary>
internal static class Wording
{
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: 0 } => "empty",
        JsonValueKind.String => $"'{DocumentErrors.Shown(value.GetString()!)}'",
        JsonValueKind.Number => $"the number {DocumentErrors.Shown(value.GetRawText())}",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "a mapping",
        _ => "empty",
    };

    /// <summary>Joins alternatives with "or".</summary>
    public static string Or(IReadOnlyList<string> words) => Joined(words, "or");

    /// <summary>Joins words with "and".</summary>
    public static string And(IReadOnlyList<string> words) => Joined(words, "and");

    private static string Joined(IReadOnlyList<string> words, string last) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[^1]}";
}
