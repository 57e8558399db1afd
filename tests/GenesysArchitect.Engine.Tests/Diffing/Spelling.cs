using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Equivalent spellings of a document, and the equivalence of two documents.</summary>
internal static class Spelling
{
    /// <summary>Equivalent JSON text: other order of keys, other notation of numbers, letters and white space.</summary>
    public static string Of(Random random, JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => $"{{{Join(random, GeneratedFlow.Shuffled(random, members.ToArray()).Select(member => $"{Text(random, member.Key)}{Blank(random)}:{Of(random, member.Value)}"))}}}",
        JsonArray elements => $"[{Join(random, elements.Select(element => Of(random, element)))}]",
        JsonValue value when value.TryGetValue(out string? text) => Text(random, text),
        JsonValue value when value.TryGetValue(out bool flag) => flag ? "true" : "false",
        _ => Number(random, Amount(node.AsValue())),
    };

    public static bool MeanTheSame(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (null, null) => true,
        (JsonObject ours, JsonObject theirs) => ours.Count == theirs.Count && ours.All(member => theirs.TryGetPropertyValue(member.Key, out var other) && MeanTheSame(member.Value, other)),
        (JsonArray ours, JsonArray theirs) => ours.Count == theirs.Count && ours.Zip(theirs).All(pair => MeanTheSame(pair.First, pair.Second)),
        (JsonValue ours, JsonValue theirs) => ours.GetValueKind() == theirs.GetValueKind() && (ours.GetValueKind() == JsonValueKind.Number ? Amount(ours) == Amount(theirs) : ours.ToString() == theirs.ToString()),
        _ => false,
    };

    private static decimal Amount(JsonValue value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Number(Random random, decimal value) => random.Next(4) switch
    {
        0 => value.ToString(CultureInfo.InvariantCulture),
        1 => value.ToString("0.000", CultureInfo.InvariantCulture),
        2 => $"{(value * 100).ToString("0.##", CultureInfo.InvariantCulture)}e-2",
        _ => $"{(value / 1000).ToString("0.0#####", CultureInfo.InvariantCulture)}E+03",
    };

    private static string Text(Random random, string text) =>
        $"\"{string.Concat(text.Select(letter => letter is < ' ' or '"' or '\\' || char.IsSurrogate(letter) || random.Next(4) == 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString()))}\"";

    private static string Join(Random random, IEnumerable<string> parts) => string.Join(',', parts.Select(part => Blank(random) + part + Blank(random)));

    private static string Blank(Random random) => random.Next(3) == 0 ? " " : string.Empty;
}
