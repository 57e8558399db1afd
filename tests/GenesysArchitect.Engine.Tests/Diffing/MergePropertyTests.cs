using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Properties of the merge of any two changes of any flow.</summary>
public class MergePropertyTests
{
    private const int Flows = 600;

    [Fact]
    public void A_change_of_one_side_only_is_applied_exactly()
    {
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            foreach (var side in Enum.GetValues<MergeSide>())
            {
                AssertMerged(seed, ours, ThreeWayMerge.Merge(original, ours, original, side));
                AssertMerged(seed, theirs, ThreeWayMerge.Merge(original, original, theirs, side));
            }
        }
    }

    [Fact]
    public void Equal_changes_of_both_sides_are_applied_once()
    {
        foreach (var (seed, original, ours, _) in Triples())
        {
            AssertMerged(seed, ours, ThreeWayMerge.Merge(original, ours, ours, MergeSide.Theirs));
        }
    }

    [Fact]
    public void The_side_only_matters_for_conflicts()
    {
        var (clean, conflicting) = (0, 0);
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            var one = ThreeWayMerge.Merge(original, ours, theirs, MergeSide.Ours);
            var other = ThreeWayMerge.Merge(original, theirs, ours, MergeSide.Theirs);
            var third = ThreeWayMerge.Merge(original, ours, theirs, MergeSide.Theirs);

            AssertSame(seed, one.Document, other.Document);
            Assert.Equal(one.Conflicts.Select(conflict => conflict.Path).Order(), other.Conflicts.Select(conflict => conflict.Path).Order());
            Assert.Equal(one.Conflicts.Select(conflict => conflict.Path), third.Conflicts.Select(conflict => conflict.Path));
            if (one.Conflicts.Count == 0)
            {
                AssertSame(seed, one.Document, third.Document);
                clean++;
            }
            else
            {
                conflicting++;
            }
        }

        Assert.True(clean > 100 && conflicting > 50, $"{clean} had no conflict and {conflicting} had");
    }

    [Theory]
    [InlineData(nameof(MergeSide.Ours))]
    [InlineData(nameof(MergeSide.Theirs))]
    public void What_has_been_merged_already_stays_as_it_is(string settledFor)
    {
        var side = Enum.Parse<MergeSide>(settledFor);
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            var merged = ThreeWayMerge.Merge(original, ours, theirs, side).Document;

            AssertSame(seed, merged, ThreeWayMerge.Merge(original, ours, merged, side).Document);
        }
    }

    [Fact]
    public void A_conflict_is_a_path_that_both_sides_changed_to_different_values()
    {
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            foreach (var conflict in ThreeWayMerge.Merge(original, ours, theirs, MergeSide.Ours).Conflicts)
            {
                var because = $"seed {seed}: {conflict} in {original}, {ours} and {theirs}";
                Assert.True(HasValue(original, conflict.Path, conflict.Base), because);
                Assert.True(HasValue(ours, conflict.Path, conflict.Ours), because);
                Assert.True(HasValue(theirs, conflict.Path, conflict.Theirs), because);
                Assert.False(Same(conflict.Base, conflict.Ours), because);
                Assert.False(Same(conflict.Base, conflict.Theirs), because);
                Assert.False(Same(conflict.Ours, conflict.Theirs), because);
            }
        }
    }

    [Theory]
    [InlineData(nameof(MergeSide.Ours))]
    [InlineData(nameof(MergeSide.Theirs))]
    public void A_conflict_is_resolved_at_its_path_and_all_other_changes_are_kept(string settledFor)
    {
        var side = Enum.Parse<MergeSide>(settledFor);
        var (settled, kept) = (0, 0);
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            var merged = ThreeWayMerge.Merge(original, ours, theirs, side);
            var because = $"seed {seed}: {original}, {ours} and {theirs} came to {merged.Document} with {string.Join("; ", merged.Conflicts)}";
            foreach (var conflict in merged.Conflicts)
            {
                Assert.True(HasValue(merged.Document, conflict.Path, side == MergeSide.Ours ? conflict.Ours : conflict.Theirs), because);
                settled++;
            }

            var conflicts = merged.Conflicts.Select(conflict => conflict.Path).ToList();
            kept += AssertKept(Differences(original, ours), Differences(original, theirs), merged.Document, conflicts, because);
            kept += AssertKept(Differences(original, theirs), Differences(original, ours), merged.Document, conflicts, because);
        }

        Assert.True(settled > 50 && kept > 500, $"{settled} were settled and {kept} kept");
    }

    // A value unaffected by the other side, above or below, is in the merged document as in this side.
    private static int AssertKept(IReadOnlyList<Difference> own, IReadOnlyList<Difference> others, JsonElement merged, List<string> conflicts, string because)
    {
        var alone = own.Where(difference => !others.Select(other => other.Path).Concat(conflicts).Any(path => AreInOneLine(path, difference.Path))).ToList();
        foreach (var difference in alone)
        {
            Assert.True(HasValue(merged, difference.Path, difference.Right), $"{difference.Kind} {difference}, {because}");
        }

        return alone.Count;
    }

    private static bool AreInOneLine(string one, string other)
    {
        var (here, there) = (PathNotation.Steps(one), PathNotation.Steps(other));
        return here.Zip(there).All(steps => steps.First == steps.Second);
    }

    // A reordered array reports the ids in order; some may be removed or new.
    private static bool HasValue(JsonElement document, string path, JsonElement? value)
    {
        var there = DocumentPatch.At(JsonSerializer.SerializeToNode(document), path);
        if (value is not { } said)
        {
            return !there.Exists;
        }

        return there.Exists && (Spelling.MeanTheSame(JsonSerializer.SerializeToNode(said), there.Value) || (there.Value is JsonArray array && HasOrder(array, said)));
    }

    private static bool HasOrder(JsonArray array, JsonElement order)
    {
        var names = array.Select(DocumentPatch.NameOf).ToList();
        var said = order.EnumerateArray().Select(NameOf).ToList();
        return said.TrueForAll(name => name is not null) && names.Where(said.Contains).SequenceEqual(said.Where(names.Contains));
    }

    private static string? NameOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static bool Same(JsonElement? one, JsonElement? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } left, { } right) => JsonEquality.AreEqual(left, right),
        _ => false,
    };

    private static void AssertMerged(int seed, JsonElement expected, MergeResult merged)
    {
        Assert.True(merged.Conflicts.Count == 0, $"seed {seed}: {string.Join("; ", merged.Conflicts)}");
        AssertSame(seed, expected, merged.Document);
    }

    private static void AssertSame(int seed, JsonElement expected, JsonElement actual) =>
        Assert.True(Same(expected, actual), $"seed {seed}: {expected} was to be, {actual} came");

    private static IReadOnlyList<Difference> Differences(JsonElement left, JsonElement right) => StructuralDiff.Between(left, right, ArrayMatching.ById).Differences;

    private static IEnumerable<(int Seed, JsonElement Original, JsonElement Ours, JsonElement Theirs)> Triples()
    {
        for (var seed = 0; seed < Flows; seed++)
        {
            var random = new Random(seed);
            var original = GeneratedFlow.Make(random);
            yield return (
                seed,
                JsonSerializer.SerializeToElement(original),
                JsonSerializer.SerializeToElement(FlowEdits.Edit(random, original, "ours", random.Next(8))),
                JsonSerializer.SerializeToElement(FlowEdits.Edit(random, original, "theirs", random.Next(8))));
        }
    }
}
