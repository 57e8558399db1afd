using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Changes at different paths are all kept: the merge equals making both changes consecutively.</summary>
public class DisjointMergeTests
{
    private static readonly int Flows = Dose.Of(everyday: 600, large: 6_000);

    [Fact]
    [Trait(Dose.Trait, Dose.Category)]
    public void Changes_at_different_paths_merge_like_consecutive_changes()
    {
        var edits = 0;
        for (var seed = 0; seed < Flows; seed++)
        {
            var random = new Random(seed);
            var flow = GeneratedFlow.Make(random);
            var (ours, theirs) = DisjointEdits(random, flow);
            edits += Math.Min(ours.Count, theirs.Count);

            var merged = ThreeWayMerge.Merge(Element(flow), Element(Made(flow, ours)), Element(Made(flow, theirs)), MergeSide.Ours);

            // The moving side is applied first: elements added after a block move with it.
            var both = Element(Made(flow, ours.Concat(theirs).OrderByDescending(edit => edit.Moves)));
            Assert.True(merged.Conflicts.Count == 0, $"seed {seed}: {string.Join("; ", merged.Conflicts)}");
            Assert.True(JsonEquality.AreEqual(both, merged.Document), $"seed {seed}: {string.Join(", ", StructuralDiff.Between(both, merged.Document, ArrayMatching.ById).Differences)} in {flow.ToJsonString()}");
        }

        Assert.True(edits > Flows * 2, $"{edits} edits of either side");
    }

    /// <summary>Edits of two sides that do not affect each other.</summary>
    private static (List<Location> Ours, List<Location> Theirs) DisjointEdits(Random random, JsonObject flow)
    {
        List<Location>[] sides = [[], []];
        var top = flow["blocks"]!.AsArray().Select(block => block!["id"]!.GetValue<string>()).ToList();
        var shared = top.FindAll(_ => random.Next(3) > 0);

        // A block owned by one side can be changed or removed.
        foreach (var id in top.Except(shared))
        {
            sides[random.Next(2)].Add(random.Next(2) == 0 ? new Location(made => Remove(made, id)) : Rewriting(random, id));
        }

        // In a shared block, each side has its own properties.
        foreach (var id in shared.Append(null))
        {
            foreach (var name in GeneratedFlow.Shuffled(random, ["prompt", "it's", "a.b", "", "settings", "new"]).Take(4))
            {
                var value = random.Next(4) == 0 ? null : GeneratedFlow.Value(random);
                var goes = value is null && random.Next(2) == 0;
                sides[random.Next(2)].Add(new Location(made => Set(id is null ? made : Find(made, id), name, value, goes)));
            }
        }

        // One side may reorder the blocks; both add new ones after blocks that stay.
        foreach (var anchor in shared)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"new-{random.Next(1_000_000)}");
            sides[random.Next(2)].Add(new Location(made => Insert(made, anchor, new JsonObject { ["id"] = id })));
        }

        if (random.Next(2) == 0)
        {
            var order = GeneratedFlow.Shuffled(random, top.ToArray());
            sides[random.Next(2)].Add(new Location(made => Reorder(made, order)) { Moves = true });
        }

        foreach (var reference in flow["references"]!.AsArray().Select(reference => reference!.GetValue<string>()))
        {
            sides[random.Next(2)].Add(new Location(made => Take(made["references"]!.AsArray(), element => element!.GetValue<string>() == reference)));
        }

        foreach (var side in sides)
        {
            side.Sort((one, other) => other.Moves.CompareTo(one.Moves));
        }

        return (sides[0], sides[1]);
    }

    private static JsonObject Made(JsonObject flow, IEnumerable<Location> edits)
    {
        var made = flow.DeepClone().AsObject();
        foreach (var edit in edits)
        {
            edit.Make(made);
        }

        return made;
    }

    private static Location Rewriting(Random random, string id)
    {
        var seed = random.Next();
        return new Location(made =>
        {
            var block = Find(made, id);
            var edited = FlowEdits.Edit(new Random(seed), block, $"within {id}", 4);
            edited["id"] = id;
            block.ReplaceWith(edited);
        });
    }

    private static JsonObject Find(JsonObject flow, string id) => flow["blocks"]!.AsArray().Single(block => block!["id"]!.GetValue<string>() == id)!.AsObject();

    private static void Set(JsonObject owner, string name, JsonNode? value, bool goes)
    {
        if (goes)
        {
            owner.Remove(name);
        }
        else
        {
            owner[name] = value?.DeepClone();
        }
    }

    private static void Insert(JsonObject flow, string anchor, JsonObject block)
    {
        var blocks = flow["blocks"]!.AsArray();
        blocks.Insert(blocks.IndexOf(Find(flow, anchor)) + 1, block.DeepClone());
    }

    private static void Remove(JsonObject flow, string id) => Take(flow["blocks"]!.AsArray(), block => block!["id"]!.GetValue<string>() == id);

    private static void Take(JsonArray array, Predicate<JsonNode?> which) => array.RemoveAt(array.ToList().FindIndex(which));

    private static void Reorder(JsonObject flow, string[] order)
    {
        var blocks = flow["blocks"]!.AsArray();
        var sorted = blocks.OrderBy(block => Array.IndexOf(order, block!["id"]!.GetValue<string>())).ToList();
        blocks.Clear();
        sorted.ForEach(blocks.Add);
    }

    private static JsonElement Element(JsonObject flow) => JsonSerializer.SerializeToElement(flow);

    private sealed record Location(Action<JsonObject> Make)
    {
        public bool Moves { get; init; }
    }
}
