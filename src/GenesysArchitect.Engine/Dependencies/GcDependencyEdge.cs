namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A dependency between two nodes.</summary>
/// <param name="From">The dependent.</param>
/// <param name="To">The dependency.</param>
/// <param name="VersionRange">The version range of an action, as written; null for a flow, and if there is none.</param>
public sealed record GcDependencyEdge(DependencyNode From, DependencyNode To, string? VersionRange)
{
    /// <summary>Such as <c>flow main-ivr → action find-customer [1.0, 2.0)</c>.</summary>
    public override string ToString() => $"{From} → {To}{(VersionRange is null ? string.Empty : $" {VersionRange}")}";
}
