using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Properties of the diff of any two flows with matched elements.</summary>
public class MatchedDiffPropertyTests
{
    private const int Flows = 2_000;

    [Fact]
    public void A_flow_does_not_differ_from_itself_however_it_is_written()
    {
        for (var seed = 0; seed < Flows; seed++)
        {
            var random = new Random(seed);
            var flow = GeneratedFlow.Make(random);

            var diff = Between(JsonSerializer.SerializeToElement(flow), JsonSerializer.Deserialize<JsonElement>(Spelling.Of(random, flow)));

            Assert.True(diff.IsEmpty, $"seed {seed}: {string.Join(", ", diff.Differences)} in {flow.ToJsonString()}");
        }
    }

    [Fact]
    public void Two_flows_do_not_differ_exactly_when_they_mean_the_same()
    {
        var (same, different) = (0, 0);
        foreach (var (seed, left, right) in Pairs(mostEdits: 2))
        {
            var equal = Spelling.MeanTheSame(left, right);
            (same, different) = equal ? (same + 1, different) : (same, different + 1);

            Assert.True(equal == Between(left, right).IsEmpty, $"seed {seed}: {left.ToJsonString()} and {right.ToJsonString()}");
        }

        Assert.True(same > 100 && different > 100, $"{same} were the same and {different} different");
    }

    [Fact]
    public void Applying_the_differences_results_in_the_right_flow()
    {
        var kinds = new HashSet<DifferenceKind>();
        foreach (var (seed, left, right) in Pairs(mostEdits: 12))
        {
            var differences = Between(left, right).Differences;
            kinds.UnionWith(differences.Select(difference => difference.Kind));

            var patched = DocumentPatch.Apply(left, differences);

            Assert.True(Spelling.MeanTheSame(patched, right), $"seed {seed}: {left.ToJsonString()} to {right.ToJsonString()} came to {patched?.ToJsonString()} by {string.Join(", ", differences)}");
        }

        Assert.Equal(4, kinds.Count);
    }

    [Fact]
    public void A_difference_has_the_values_at_its_path()
    {
        foreach (var (seed, left, right) in Pairs(mostEdits: 12))
        {
            foreach (var difference in Between(left, right).Differences)
            {
                var because = $"seed {seed}: {difference.Kind} {difference} in {left.ToJsonString()} and {right.ToJsonString()}";
                Assert.True(Says(difference, difference.Left, DocumentPatch.At(left, difference.Path)), because);
                Assert.True(Says(difference, difference.Right, DocumentPatch.At(right, difference.Path)), because);
                Assert.True((difference.Kind != DifferenceKind.Added, difference.Kind != DifferenceKind.Removed) == (difference.Left is not null, difference.Right is not null), because);
            }
        }
    }

    [Fact]
    public void No_path_is_named_twice_in_one_way()
    {
        foreach (var (seed, left, right) in Pairs(mostEdits: 12))
        {
            var named = Between(left, right).Differences.Select(difference => (difference.Path, difference.Kind)).ToList();

            Assert.True(named.Distinct().Count() == named.Count, $"seed {seed}: {string.Join(", ", named)}");
        }
    }

    private static bool Says(Difference difference, JsonElement? said, (bool Exists, JsonNode? Value) there)
    {
        if (difference.Kind == DifferenceKind.Reordered)
        {
            var names = said!.Value.EnumerateArray().Select(name => name.GetString()).ToList();
            return names.SequenceEqual(there.Value!.AsArray().Select(DocumentPatch.NameOf).Where(names.Contains));
        }

        return said is { } value
            ? there.Exists && Spelling.MeanTheSame(JsonSerializer.SerializeToNode(value), there.Value)
            : !there.Exists;
    }

    private static IEnumerable<(int Seed, JsonObject Left, JsonObject Right)> Pairs(int mostEdits)
    {
        for (var seed = 0; seed < Flows; seed++)
        {
            var random = new Random(seed);
            var left = GeneratedFlow.Make(random);
            yield return (seed, left, FlowEdits.Edit(random, left, "new", random.Next(mostEdits + 1)));
        }
    }

    private static StructuralDiff Between(JsonObject left, JsonObject right) =>
        Between(JsonSerializer.SerializeToElement(left), JsonSerializer.SerializeToElement(right));

    private static StructuralDiff Between(JsonElement left, JsonElement right) => StructuralDiff.Between(left, right, ArrayMatching.ById);
}
