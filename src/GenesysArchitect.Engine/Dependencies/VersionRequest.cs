namespace GenesysArchitect.Engine.Dependencies;

/// <summary>One wish for a version of an action: a place in a flow or in another action that uses it.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Range">
/// The versions that will do, as written there: <c>[2.1, 2.3]</c>, <c>(1.0, 2.0)</c>, <c>[1.0, )</c>, <c>[2.1]</c>.
/// A version alone, <c>1.0</c>, is the least that will do, as in the notation that these intervals are taken
/// from; that version and no other is <c>[1.0]</c>. Null: any version will do.
/// </param>
/// <param name="RequestedBy">The flow or the action that uses it.</param>
public sealed record VersionRequest(string ActionId, string? Range, DependencyNode RequestedBy)
{
    /// <summary>The environment of the version of the flow that asks; null for an action, and where the platform does not say.</summary>
    public string? EnvironmentId { get; init; }

    /// <summary>Who asks for what, such as <c>flow northwind-ivr asks for [2.1, 2.3]</c>.</summary>
    public override string ToString() => $"{RequestedBy} requires {Range ?? "any version"}";
}
