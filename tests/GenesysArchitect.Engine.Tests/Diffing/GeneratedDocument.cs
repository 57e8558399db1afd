using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Random documents, the same for the same seed, and variants of them.</summary>
internal static class GeneratedDocument
{
    private static readonly string[] Names = ["flows", "queues", "Main IVR", "a", "b", "it's", "", "Ä"];

    public static JsonNode? Make(Random random, int depth = 0) => random.Next(depth > 4 ? 5 : 9) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(4),
        3 => random.Next(8) / 4m,
        4 => Names[random.Next(Names.Length)],
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Make(random, depth + 1))]),
        _ => new JsonObject(Shuffled(random, Names).Take(random.Next(6)).Select(name => KeyValuePair.Create(name, Make(random, depth + 1)))),
    };

    /// <summary>A copy in which some values differ.</summary>
    public static JsonNode? Change(Random random, JsonNode? node) => node switch
    {
        JsonObject members when random.Next(10) > 0 => new JsonObject(members
            .Where(_ => random.Next(10) > 0)
            .Select(member => KeyValuePair.Create(member.Key, Change(random, member.Value)))),
        JsonArray elements when random.Next(4) > 0 => new JsonArray([.. elements.Select(element => element?.DeepClone())]),
        _ when random.Next(3) > 0 => node?.DeepClone(),
        _ => Make(random, depth: 3),
    };

    /// <summary>An equivalent copy with another order of keys.</summary>
    public static JsonNode? Rewrite(Random random, JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(Shuffled(random, [.. members]).Select(member => KeyValuePair.Create(member.Key, Rewrite(random, member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Rewrite(random, element))]),
        _ => node?.DeepClone(),
    };

    public static JsonElement Element(JsonNode? node) => JsonSerializer.SerializeToElement(node);

    private static T[] Shuffled<T>(Random random, T[] items)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }
}
