using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Applies differences to a document, using only their public properties.</summary>
internal static class DocumentPatch
{
    /// <summary>A copy of the document with the differences applied.</summary>
    public static JsonNode? Apply(JsonNode? document, IEnumerable<Difference> differences) =>
        differences.Aggregate(document?.DeepClone(), Apply);

    /// <summary>The value at a path, and whether it exists: null is a value.</summary>
    public static (bool Exists, JsonNode? Value) At(JsonNode? document, string path)
    {
        foreach (var step in PathNotation.Steps(path))
        {
            switch (document)
            {
                case JsonObject members when !step.IsElement && members.TryGetPropertyValue(step.Name, out var member):
                    document = member;
                    break;
                case JsonArray elements when step.IsElement && IndexOf(elements, step.Name) is >= 0 and var index:
                    document = elements[index];
                    break;
                default:
                    return (false, null);
            }
        }

        return (true, document);
    }

    /// <summary>The identity of an element: its id, or its text.</summary>
    public static string? NameOf(JsonNode? element) =>
        (element is JsonObject members ? members["id"] : element) is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    private static JsonNode? Apply(JsonNode? document, Difference difference)
    {
        var steps = PathNotation.Steps(difference.Path);
        if (difference.Kind == DifferenceKind.Reordered)
        {
            Reorder(At(document, difference.Path).Value!.AsArray(), difference.Right!.Value);
            return document;
        }

        if (steps.Count == 0)
        {
            return Node(difference.Right);
        }

        var owner = Owner(document, steps);
        var last = steps[^1].Name;
        switch (difference.Kind)
        {
            case DifferenceKind.Removed when owner is JsonObject members:
                Assert.True(members.Remove(last));
                break;
            case DifferenceKind.Removed:
                owner.AsArray().RemoveAt(IndexOf(owner.AsArray(), last));
                break;
            case DifferenceKind.Added when owner is JsonArray elements:
                elements.Insert(difference.After is { } before ? IndexOf(elements, before) + 1 : 0, Node(difference.Right));
                break;
            default:
                owner[last] = Node(difference.Right);
                break;
        }

        return document;
    }

    private static JsonNode Owner(JsonNode? document, IReadOnlyList<PathStep> steps) => steps.SkipLast(1).Aggregate(
        document!,
        (node, step) => step.IsElement ? node[IndexOf(node.AsArray(), step.Name)]! : node[step.Name]!);

    // The listed elements are reordered among each other; elements to be removed stay in place.
    private static void Reorder(JsonArray elements, JsonElement order)
    {
        var names = order.EnumerateArray().Select(name => name.GetString()!).ToList();
        var locations = Enumerable.Range(0, elements.Count).Where(location => names.Contains(NameOf(elements[location])!)).ToList();
        var moved = names.ConvertAll(name => elements[IndexOf(elements, name)]!.DeepClone());
        foreach (var (location, element) in locations.Zip(moved))
        {
            elements[location] = element;
        }
    }

    private static int IndexOf(JsonArray elements, string name) => elements.ToList().FindIndex(element => NameOf(element) == name);

    private static JsonNode? Node(JsonElement? value) => value is { } element ? JsonSerializer.SerializeToNode(element) : null;
}
