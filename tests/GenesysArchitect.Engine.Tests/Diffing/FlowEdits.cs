using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Random edits of a flow.</summary>
internal static class FlowEdits
{
    /// <summary>A copy with some edits; the sides use different ids for new blocks.</summary>
    public static JsonObject Edit(Random random, JsonObject flow, string side, int edits)
    {
        var copy = flow.DeepClone().AsObject();
        using var ids = GeneratedFlow.Ids(random, side);
        for (var edit = 0; edit < edits; edit++)
        {
            EditOnce(random, copy, ids);
        }

        return copy;
    }

    /// <summary>All arrays of blocks of a flow.</summary>
    public static IEnumerable<JsonArray> Arrays(JsonNode? node)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            if (name is "blocks" or "children" && value is JsonArray blocks)
            {
                yield return blocks;
                foreach (var inner in blocks.SelectMany(Arrays))
                {
                    yield return inner;
                }
            }
        }
    }

    public static IEnumerable<JsonObject> Blocks(JsonObject flow) => Arrays(flow).SelectMany(blocks => blocks).Select(block => block!.AsObject());

    private static void EditOnce(Random random, JsonObject flow, IEnumerator<string> ids)
    {
        var arrays = Arrays(flow).ToArray();
        var blocks = Blocks(flow).ToArray();
        var array = arrays.Length > 0 ? arrays[random.Next(arrays.Length)] : [];
        var owner = blocks.Length > 0 && random.Next(4) > 0 ? blocks[random.Next(blocks.Length)] : flow;
        switch (random.Next(12))
        {
            case 0 when array.Count > 0:
                array.RemoveAt(random.Next(array.Count));
                break;
            case 1 or 2 when array.Count > 0:
                var moved = Taken(array, random.Next(array.Count));
                array.Insert(random.Next(array.Count + 1), moved);
                break;
            case 3 when array.Count > 0:
                MoveElsewhere(random, flow, array);
                break;
            case 4 or 5:
                array.Insert(random.Next(array.Count + 1), GeneratedFlow.Block(random, ids, depth: 3));
                break;
            case 6 or 7 when flow["references"] is JsonArray references:
                EditReferences(random, references);
                break;
            case 8:
                owner.Remove(GeneratedFlow.PropertyName(random));
                break;
            case 9:
                Within(random, owner)[GeneratedFlow.PropertyName(random)] = GeneratedFlow.Value(random, depth: 2);
                break;
            default:
                owner[GeneratedFlow.PropertyName(random)] = GeneratedFlow.Value(random);
                break;
        }
    }

    private static void MoveElsewhere(Random random, JsonObject flow, JsonArray array)
    {
        var block = Taken(array, random.Next(array.Count));
        var arrays = Arrays(flow).ToArray();
        var there = arrays[random.Next(arrays.Length)];
        there.Insert(random.Next(there.Count + 1), block);
    }

    private static void EditReferences(Random random, JsonArray references)
    {
        if (references.Count > 0 && random.Next(2) == 0)
        {
            references.RemoveAt(random.Next(references.Count));
        }

        var name = GeneratedFlow.Name(random);
        if (!references.Any(reference => reference!.GetValue<string>() == name))
        {
            references.Insert(random.Next(references.Count + 1), name);
        }
    }

    private static JsonObject Within(Random random, JsonObject owner)
    {
        var inner = owner.Select(member => member.Value).OfType<JsonObject>().ToArray();
        return inner.Length > 0 ? inner[random.Next(inner.Length)] : owner;
    }

    private static JsonNode? Taken(JsonArray array, int index)
    {
        var element = array[index];
        array.RemoveAt(index);
        return element;
    }
}
