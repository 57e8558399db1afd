using System.Globalization;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>
/// Random flows, the same for the same seed: nested blocks with ids of every kind, references, unknown
/// properties, and arrays whose elements have no ids.
/// </summary>
internal static class GeneratedFlow
{
    private static readonly string[] OddIds =
    [
        "1", "007", "it's", "x]", "a.b", "\"q\"", "Ä", @"C:\x", "tab\there", "$", "['x']", "[y]", " ", "main menu", "😀", "null", "-", "id", "blocks", "²", "a\u0001",
    ];

    private static readonly string[] PropertyNames = ["prompt", "timeout", "Main IVR", "it's", "a.b", "", "skills", "settings", "$", "[0]", @"\", "Ä", "next", "\u001b\n", @"\u000a"];

    public static JsonObject Make(Random random)
    {
        var ids = Ids(random);
        return new JsonObject(Shuffled(random,
        [
            KeyValuePair.Create("id", (JsonNode?)"flow"),
            KeyValuePair.Create("name", (JsonNode?)"Flow"),
            KeyValuePair.Create("blocks", (JsonNode?)Blocks(random, ids, depth: 0)),
            KeyValuePair.Create("references", (JsonNode?)References(random)),
            .. Members(random, 3),
        ]));
    }

    /// <summary>A block with the next id of a sequence.</summary>
    public static JsonObject Block(Random random, IEnumerator<string> ids, int depth)
    {
        ids.MoveNext();
        var block = new JsonObject(Shuffled(random, [KeyValuePair.Create("id", (JsonNode?)ids.Current), KeyValuePair.Create("type", (JsonNode?)"Menu"), .. Members(random, 3)]));
        if (depth < 4 && random.Next(3) > 0)
        {
            block["children"] = Blocks(random, ids, depth + 1);
        }

        if (random.Next(4) == 0)
        {
            block["reference"] = Name(random);
        }

        return block;
    }

    /// <summary>A value of any type.</summary>
    public static JsonNode? Value(Random random, int depth = 0) => random.Next(depth > 2 ? 6 : 10) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(4),
        3 => random.Next(8) / 4m,
        4 => string.Empty,
        5 => Name(random),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]),
        7 => References(random),
        _ => new JsonObject(Members(random, 4, depth + 1)),
    };

    public static string PropertyName(Random random) => PropertyNames[random.Next(PropertyNames.Length)];

    public static string Name(Random random) => string.Create(CultureInfo.InvariantCulture, $"flow-{random.Next(12)}");

    /// <summary>Unique ids: some unusual, the others words.</summary>
    public static IEnumerator<string> Ids(Random random, string prefix = "block") =>
        Shuffled(random, [.. OddIds.Select(id => prefix == "block" ? id : prefix + id), .. Enumerable.Range(0, 30).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}"))])
            .Concat(Enumerable.Range(100, 1_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}")))
            .GetEnumerator();

    public static T[] Shuffled<T>(Random random, T[] items)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    private static JsonArray Blocks(Random random, IEnumerator<string> ids, int depth) =>
        new([.. Enumerable.Range(0, random.Next(depth == 0 ? 6 : 4)).Select(_ => Block(random, ids, depth))]);

    private static JsonArray References(Random random) =>
        new([.. Enumerable.Range(0, random.Next(5)).Select(_ => Name(random)).Distinct().Select(name => (JsonNode?)name)]);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(Random random, int most, int depth = 0) =>
        Shuffled(random, PropertyNames).Take(random.Next(most + 1)).Select(name => KeyValuePair.Create(name, Value(random, depth)));
}
