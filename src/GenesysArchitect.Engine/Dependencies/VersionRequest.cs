namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A request for a version of an action: a use in a flow or in another action.</summary>
/// <param name="ActionId">The id of the action.</param>
/// <param name="Range">
/// The version range, as written: <c>[2.1, 2.3]</c>, <c>(1.0, 2.0)</c>, <c>[1.0, )</c>, <c>[2.1]</c>.
/// A version alone, <c>1.0</c>, is the minimum, as in NuGet's interval notation;
/// <c>[1.0]</c> is exactly that version. Null for any version.
/// </param>
/// <param name="RequestedBy">The flow or the action that uses it.</param>
public sealed record VersionRequest(string ActionId, string? Range, DependencyNode RequestedBy)
{
    /// <summary>The environment of the requesting flow version; null for an action, and if the platform does not return it.</summary>
    public string? EnvironmentId { get; init; }

    /// <summary>The request, such as <c>flow northwind-ivr requires [2.1, 2.3]</c>.</summary>
    public override string ToString() => $"{RequestedBy} requires {Range ?? "any version"}";
}
