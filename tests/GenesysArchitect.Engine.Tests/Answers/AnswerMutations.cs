using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Tests.Answers;

/// <summary>Everything that can be wrong with one place of a JSON document.</summary>
internal static class AnswerMutations
{
    private const string HalfMark = "@@half@@";

    private static readonly Func<JsonNode?>[] OtherValues = [() => null, () => true, () => 5, () => 1e300, () => "x", () => string.Empty, () => new JsonArray(), () => new JsonObject(), () => HalfMark];

    /// <summary>The document with each property and item removed, null and of every other type, and with a null in each list.</summary>
    /// <param name="json">The document.</param>
    /// <returns>What was done to it, and what it is then.</returns>
    public static IEnumerable<(string What, string Json)> Of(string json)
    {
        foreach (var value in OtherValues)
        {
            yield return ($"$ = {Shown(value())}", Text(value()));
        }

        foreach (var path in Places(JsonNode.Parse(json)!, []))
        {
            yield return ($"{Shown(path)} removed", Changed(json, path, Remove));
            foreach (var value in OtherValues)
            {
                yield return ($"{Shown(path)} = {Shown(value())}", Changed(json, path, (parent, key) => Set(parent, key, value())));
            }
        }

        foreach (var path in Places(JsonNode.Parse(json)!, []).Append([]))
        {
            if (At(JsonNode.Parse(json)!, path) is JsonArray)
            {
                yield return ($"null in {Shown(path)}", ChangedList(json, path));
            }
        }
    }

    private static IEnumerable<object[]> Places(JsonNode node, object[] path) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => Below(member.Value, [.. path, member.Key])),
        JsonArray items => items.ToList().SelectMany((item, index) => Below(item, [.. path, index])),
        _ => [],
    };

    private static IEnumerable<object[]> Below(JsonNode? node, object[] path) => node is null ? [path] : Places(node, path).Prepend(path);

    private static string Changed(string json, object[] path, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(json)!;
        change(At(root, path[..^1])!, path[^1]);
        return Text(root);
    }

    private static string ChangedList(string json, object[] path)
    {
        var root = JsonNode.Parse(json)!;
        ((JsonArray)At(root, path)!).Add(null);
        return Text(root);
    }

    private static JsonNode? At(JsonNode root, object[] path) =>
        path.Aggregate((JsonNode?)root, (node, step) => step is int index ? node![index] : node![(string)step]);

    private static void Remove(JsonNode parent, object key)
    {
        if (parent is JsonArray list)
        {
            list.RemoveAt((int)key);
        }
        else
        {
            ((JsonObject)parent).Remove((string)key);
        }
    }

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[(int)key] = value;
        }
        else
        {
            parent[(string)key] = value;
        }
    }

    private static string Text(JsonNode? node) => (node?.ToJsonString() ?? "null").Replace(HalfMark, "cut \\ud83d", StringComparison.Ordinal);

    private static string Shown(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static string Shown(object[] path) => string.Concat(path.Select(step => step is int index ? $"[{index}]" : $".{step}").Prepend("$"));
}
