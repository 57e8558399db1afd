namespace GenesysArchitect.Engine.Dependencies;

/// <summary>One thing that depends on another.</summary>
/// <param name="From">What depends.</param>
/// <param name="To">What it depends on.</param>
/// <param name="VersionRange">The versions of an action that will do, as written there; null for a flow, and where none is named.</param>
public sealed record GcDependencyEdge(DependencyNode From, DependencyNode To, string? VersionRange)
{
    /// <summary>Such as <c>flow main-ivr → action find-customer [1.0, 2.0)</c>.</summary>
    public override string ToString() => $"{From} → {To}{(VersionRange is null ? string.Empty : $" {VersionRange}")}";
}
