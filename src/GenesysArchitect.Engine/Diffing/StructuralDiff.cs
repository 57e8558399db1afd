using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The differences between two JSON documents: objects are compared by key, arrays as specified.</summary>
public sealed record StructuralDiff
{
    private StructuralDiff(IReadOnlyList<Difference> differences)
    {
        Differences = differences;
        Added = PathsOf(DifferenceKind.Added);
        Removed = PathsOf(DifferenceKind.Removed);
        Modified = PathsOf(DifferenceKind.Modified, DifferenceKind.Reordered);
    }

    /// <summary>The paths that are only in the right document.</summary>
    public IReadOnlyList<string> Added { get; }

    /// <summary>The paths that are only in the left document.</summary>
    public IReadOnlyList<string> Removed { get; }

    /// <summary>The paths that are in both, with different values or in another order.</summary>
    public IReadOnlyList<string> Modified { get; }

    /// <summary>All differences with their values, in the order of the documents.</summary>
    public IReadOnlyList<Difference> Differences { get; }

    /// <summary>Whether the documents are equal.</summary>
    public bool IsEmpty => Differences.Count == 0;

    /// <summary>A summary: <c>+2 -1 ~3</c>.</summary>
    public string Summary => $"+{Added.Count} -{Removed.Count} ~{Modified.Count}";

    /// <summary>Compares two documents.</summary>
    /// <param name="left">The current document.</param>
    /// <param name="right">The desired document.</param>
    /// <param name="matching">How arrays are compared; by value by default.</param>
    /// <returns>The differences; empty if the documents are equal.</returns>
    public static StructuralDiff Between(JsonElement left, JsonElement right, ArrayMatching matching = ArrayMatching.ByValue)
    {
        var comparison = new JsonComparison(matching);
        comparison.Compare(left, right);
        return new StructuralDiff(comparison.Differences);
    }

    /// <summary>The same differences, with their values transformed for display.</summary>
    internal StructuralDiff Shown(Func<JsonElement, JsonElement> show) => new(
    [
        .. Differences.Select(difference => difference with
        {
            Left = difference.Left is { } left ? show(left) : null,
            Right = difference.Right is { } right ? show(right) : null,
            RemovedElements = [.. difference.RemovedElements.Select(show)],
        }),
    ]);

    /// <summary>The summary.</summary>
    public override string ToString() => Summary;

    private List<string> PathsOf(params DifferenceKind[] kinds) =>
        [.. Differences.Where(difference => kinds.Contains(difference.Kind)).Select(difference => difference.Path)];
}
