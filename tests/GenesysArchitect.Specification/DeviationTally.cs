using System.Collections.Concurrent;

namespace GenesysArchitect.Specification;

/// <summary>Deviations as they come from any thread, those of one kind and place counted together.</summary>
internal sealed class DeviationTally
{
    private readonly ConcurrentDictionary<(DeviationKind Kind, string Operation, string Place), (int Count, Deviation First)> _found = new();

    public void Add(Deviation deviation) =>
        _found.AddOrUpdate((deviation.Kind, deviation.Operation, deviation.Place), (1, deviation), (_, before) => (before.Count + 1, before.First));

    /// <summary>One of each, with how often it was met, in the order of the operations.</summary>
    public IReadOnlyList<(int Count, Deviation First)> All =>
        [.. _found.Values.OrderBy(entry => entry.First.Operation, StringComparer.Ordinal).ThenBy(entry => entry.First.Place, StringComparer.Ordinal)];
}
