namespace GenesysArchitect.Engine.Diffing;

/// <summary>
/// The order of an array that two sides changed: where both put the elements in different orders, the order
/// after either side. Which side is which makes no other difference.
/// </summary>
internal sealed record MergedOrder(IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs, bool IsConflict)
{
    /// <summary>Merges the orders.</summary>
    /// <param name="original">The elements that both sides started with.</param>
    /// <param name="ours">Those of one side.</param>
    /// <param name="theirs">Those of the other.</param>
    /// <param name="status">Those that are there after the merge.</param>
    public static MergedOrder Of(IReadOnlyList<string> original, IReadOnlyList<string> ours, IReadOnlyList<string> theirs, IReadOnlySet<string> status)
    {
        // What both have in one order holds the rest in place, whether it was there before or both added it.
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

        // Who moved nothing can only have added: that goes into the order of who did.
        var oursLeads = After(ours, theirs, status);
        var theirsLeads = After(theirs, ours, status);
        if (before.SequenceEqual(there))
        {
            return Agreed(oursLeads);
        }

        return before.SequenceEqual(here) ? Agreed(theirsLeads) : new MergedOrder(oursLeads, theirsLeads, IsConflict: true);
    }

    private static MergedOrder Agreed(IReadOnlyList<string> order) => new(order, order, IsConflict: false);

    /// <summary>The order of one side, with what only the other has behind what it stands behind there.</summary>
    private static List<string> After(IReadOnlyList<string> leading, IReadOnlyList<string> other, IReadOnlySet<string> status)
    {
        var skeleton = leading.Where(status.Contains).ToList();
        return Fill(skeleton, Runs(skeleton, other, status), []);
    }

    /// <summary>An order that both have, with what either side added behind what it stands behind there.</summary>
    private static List<string> Between(List<string> shared, IReadOnlyList<string> ours, IReadOnlyList<string> theirs, IReadOnlySet<string> status)
    {
        var here = Runs(shared, ours, status);
        var there = Runs(shared, theirs, status);

        // What both added stands where it comes first.
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

    /// <summary>What a list has besides a skeleton, by the number of skeleton elements that it stands behind.</summary>
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

    // Two that were added at one place have no order of their own: by name it is the same on either side.
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
