using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Whether two diffs read alike: the same places, changed in the same words.</summary>
internal sealed class DiffComparer : IEqualityComparer<StructuralDiff>
{
    public static readonly DiffComparer Instance = new();

    public bool Equals(StructuralDiff? x, StructuralDiff? y) =>
        x is null || y is null
            ? x is null && y is null
            : x.Differences.Select(Reading).SequenceEqual(y.Differences.Select(Reading));

    public int GetHashCode(StructuralDiff obj) => obj.Differences.Count;

    private static (DifferenceKind Kind, string Path, string Change) Reading(Difference difference) => (difference.Kind, difference.Path, difference.Change);
}
