using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Whether two diffs tell the same, path by path.</summary>
internal sealed class DiffComparer : IEqualityComparer<StructuralDiff>
{
    public static readonly DiffComparer Instance = new();

    public bool Equals(StructuralDiff? x, StructuralDiff? y) =>
        x is null || y is null
            ? x is null && y is null
            : x.Added.SequenceEqual(y.Added) && x.Removed.SequenceEqual(y.Removed) && x.Modified.SequenceEqual(y.Modified);

    public int GetHashCode(StructuralDiff obj) => obj.Differences.Count;
}
