namespace GenesysArchitect.Engine.Diffing;

/// <summary>
/// Merges the order of an array that both sides changed: for conflicting orders, the preferred
/// side's order is used. Otherwise the result does not depend on the side.
/// </summary>
internal sealed record MergedOrder(IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs, bool IsConflict)
{
    /// <summary>Merges the orders.</summary>
    /// <param name="original">The original elements.</param>
    /// <param name="ours">The elements of one side.</param>
    /// <param name="theirs">The elements of the other side.</param>
    /// <param name="status">The elements in the merged array.</param>
    public static MergedOrder Of(IReadOnlyList<string> original, IReadOnlyList<string> ours, IReadOnlyList<string> theirs, IReadOnlySet<string> status)
    {
        // The elements that both sides have in the same order form the skeleton, whether they are original or added by both.
        var shared = ours.Where(status.Contains).Intersect(theirs).ToList();
        if (shared.SequenceEqual(theirs.Where(status.Contains).Intersect(ours)))
        {
            return Agreed(Between(shared, ours, theirs, status));
        }

        var common = original.Intersect(shared).ToHashSet();
        var before = original.Where(common.Contains).ToList();
        var here = ours.Where(common.Contains).ToList();
        var there = theirs.Where(common.Contains).ToList();
        if (here.SequenceEqual(there))
        {
            return Agreed(Between(here, ours, theirs, status));
        }

        // A side that moved nothing can only have added elements, which are inserted into the other side's order.
        var oursLeads = After(ours, theirs, status);
        var theirsLeads = After(theirs, ours, status);
        if (before.SequenceEqual(there))
        {
            return Agreed(oursLeads);
        }

        return before.SequenceEqual(here) ? Agreed(theirsLeads) : new MergedOrder(oursLeads, theirsLeads, IsConflict: true);
    }

    private static MergedOrder Agreed(IReadOnlyList<string> order) => new(order, order, IsConflict: false);

    /// <summary>The order of one side, with the other side's elements inserted after the same predecessors.</summary>
    private static List<string> After(IReadOnlyList<string> leading, IReadOnlyList<string> other, IReadOnlySet<string> status)
    {
        var skeleton = leading.Where(status.Contains).ToList();
        return Fill(skeleton, Runs(skeleton, other, status), []);
    }

    /// <summary>A common order, with each side's added elements inserted after their predecessors.</summary>
    private static List<string> Between(List<string> shared, IReadOnlyList<string> ours, IReadOnlyList<string> theirs, IReadOnlySet<string> status)
    {
        var here = Runs(shared, ours, status);
        var there = Runs(shared, theirs, status);

        // An element added by both sides is placed at its first occurrence.
        var gaps = here.SelectMany((run, gap) => run.Select(name => (name, gap))).ToDictionary(location => location.name, location => location.gap);
        for (var gap = 0; gap < there.Length; gap++)
        {
            foreach (var name in there[gap].ToList())
            {
                if (gaps.TryGetValue(name, out var other) && other != gap)
                {
                    (other < gap ? there[gap] : here[other]).Remove(name);
                }
            }
        }

        return Fill(shared, here, there);
    }

    /// <summary>The elements of a list outside a skeleton, by the number of preceding skeleton elements.</summary>
    private static List<string>[] Runs(List<string> skeleton, IReadOnlyList<string> list, IReadOnlySet<string> status)
    {
        var locations = skeleton.Select((name, index) => (name, index)).ToDictionary(location => location.name, location => location.index + 1);
        var runs = skeleton.Select(_ => new List<string>()).Prepend([]).ToArray();
        var gap = 0;
        foreach (var name in list)
        {
            if (locations.TryGetValue(name, out var location))
            {
                gap = location;
            }
            else if (status.Contains(name))
            {
                runs[gap].Add(name);
            }
        }

        return runs;
    }

    private static List<string> Fill(List<string> skeleton, List<string>[] here, List<string>[] there)
    {
        var filled = new List<string>();
        for (var gap = 0; gap <= skeleton.Count; gap++)
        {
            filled.AddRange(Join(here[gap], there.Length == 0 ? [] : there[gap]));
            if (gap < skeleton.Count)
            {
                filled.Add(skeleton[gap]);
            }
        }

        return filled;
    }

    // Two elements added at the same place have no defined order; sorting by name is the same for both sides.
    private static IEnumerable<string> Join(List<string> here, List<string> there)
    {
        var first = 0;
        while (first < here.Count && first < there.Count && here[first] == there[first])
        {
            first++;
        }

        var hereGoesFirst = first >= there.Count || (first < here.Count && string.CompareOrdinal(here[first], there[first]) < 0);
        return hereGoesFirst ? here.Union(there) : there.Union(here);
    }
}
