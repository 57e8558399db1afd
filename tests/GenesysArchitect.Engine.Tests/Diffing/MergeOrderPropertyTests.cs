using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Properties of the merged order of blocks after any two changes: letters that are removed, added and moved.</summary>
public class MergeOrderPropertyTests
{
    private const int Orders = 5_000;

    [Fact]
    public void An_order_changed_by_one_side_only_is_applied_exactly()
    {
        foreach (var (seed, original, ours, _) in Triples())
        {
            Assert.True(Merge(original, ours, original) is { Conflicts: 0, Order: var one } && one == ours, $"seed {seed}: {original} → {ours}");
            Assert.True(Merge(original, original, ours) is { Conflicts: 0, Order: var other } && other == ours, $"seed {seed}: {original} → {ours}");
            Assert.True(Merge(original, ours, ours) is { Conflicts: 0, Order: var both } && both == ours, $"seed {seed}: {original} → {ours}");
        }
    }

    [Fact]
    public void The_side_only_matters_for_a_conflict()
    {
        var conflicts = 0;
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            var because = $"seed {seed}: {original} → {ours} and {theirs}";
            Assert.True(Merge(original, ours, theirs) == Merge(original, theirs, ours, MergeSide.Theirs), because);
            Assert.True(Merge(original, ours, theirs).Conflicts > 0 || Merge(original, ours, theirs) == Merge(original, theirs, ours), because);
            conflicts += Merge(original, ours, theirs).Conflicts;
        }

        Assert.InRange(conflicts, Orders / 50, Orders / 2);
    }

    [Fact]
    public void Nothing_that_stayed_or_was_added_is_lost_and_nothing_that_was_removed_comes_back()
    {
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            var desired = ours.Union(theirs).Where(letter => !original.Contains(letter) || (ours.Contains(letter) && theirs.Contains(letter)));

            Assert.True(desired.Order().SequenceEqual(Merge(original, ours, theirs).Order.Order()), $"seed {seed}: {original} → {ours} and {theirs}");
        }
    }

    [Theory]
    [InlineData(nameof(MergeSide.Ours))]
    [InlineData(nameof(MergeSide.Theirs))]
    public void An_order_that_has_been_merged_already_stays_as_it_is(string settledFor)
    {
        var side = Enum.Parse<MergeSide>(settledFor);
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            var merged = Merge(original, ours, theirs, side).Order;

            Assert.True(Merge(original, ours, merged, side).Order == merged, $"seed {seed}: {original} → {ours} and {theirs} is {merged}, and again {Merge(original, ours, merged, side).Order}");
        }
    }

    [Fact]
    public void Each_side_finds_what_it_has_in_its_own_order_unless_the_other_moved_something()
    {
        foreach (var (seed, original, ours, theirs) in Triples())
        {
            if (Only(original, ours) == Only(ours, original))
            {
                var merged = Merge(original, ours, theirs).Order;
                var moved = Only(original, theirs) != Only(theirs, original) || Only(ours, theirs) != Only(theirs, ours);

                Assert.True(moved || (Only(merged, ours) == Only(ours, merged) && Only(merged, theirs) == Only(theirs, merged)), $"seed {seed}: {original} → {ours} and {theirs} is {merged}");
            }
        }
    }

    private static string Only(string letters, string of) => string.Concat(letters.Where(of.Contains));

    private static (string Order, int Conflicts) Merge(string original, string ours, string theirs, MergeSide side = MergeSide.Ours)
    {
        var merged = ThreeWayMerge.Merge(Blocks(original), Blocks(ours), Blocks(theirs), side);
        return (string.Concat(merged.Document.EnumerateArray().Select(block => block.GetProperty("id").GetString())), merged.Conflicts.Count);
    }

    private static JsonElement Blocks(string ids) => JsonSerializer.SerializeToElement(ids.Select(id => new { id = id.ToString() }));

    private static IEnumerable<(int Seed, string Original, string Ours, string Theirs)> Triples()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            var random = new Random(seed);
            var original = string.Concat(GeneratedFlow.Shuffled(random, "mnopqr".ToCharArray()).Take(random.Next(6)));
            yield return (seed, original, Edit(random, original), Edit(random, original));
        }
    }

    // Both sides may add the same: letters around the existing ones.
    private static string Edit(Random random, string letters)
    {
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            switch (random.Next(5))
            {
                case 0 when letters.Length > 0:
                    letters = letters.Remove(random.Next(letters.Length), 1);
                    break;
                case 1 or 2 when letters.Length > 0:
                    var moved = letters[random.Next(letters.Length)];
                    var without = letters.Replace(moved.ToString(), string.Empty, StringComparison.Ordinal);
                    letters = without.Insert(random.Next(without.Length + 1), moved.ToString());
                    break;
                default:
                    var added = "abcxyz"[random.Next(6)].ToString();
                    letters = letters.Contains(added, StringComparison.Ordinal) ? letters : letters.Insert(random.Next(letters.Length + 1), added);
                    break;
            }
        }

        return letters;
    }
}
