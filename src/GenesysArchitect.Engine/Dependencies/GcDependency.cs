namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A use of a data action, and the version that it is resolved to: what a lock holds.</summary>
public sealed record GcDependency
{
    /// <summary>The action.</summary>
    public required string ActionId { get; init; }

    /// <summary>Its name; null if it has none.</summary>
    public string? ActionName { get; init; }

    /// <summary>The version, as the platform writes it; null if none satisfies all that use the action.</summary>
    public string? Version { get; init; }

    /// <summary>The versions that will do for this use, as written there; null if none are named.</summary>
    public string? VersionRange { get; init; }

    /// <summary>The environment of the flow that uses it; null if the platform does not say, and for an action that uses it.</summary>
    public string? EnvironmentId { get; init; }

    /// <summary>The flow that uses it; null if an action does.</summary>
    public string? SourceFlowId { get; init; }

    /// <summary>The action that uses it; null if a flow does.</summary>
    public string? SourceActionId { get; init; }

    /// <summary>Whether the version is only what was to be taken where nothing satisfies all uses.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Such as <c>find-customer 1.9 [1.0, 2.0) for flow main-ivr</c>.</summary>
    public override string ToString() =>
        $"{ActionId} {Version ?? "without a version"}{(VersionRange is null ? string.Empty : $" {VersionRange}")} for {(SourceFlowId is null ? $"action {SourceActionId}" : $"flow {SourceFlowId}")}{(EnvironmentId is null ? string.Empty : $" in {EnvironmentId}")}";
}
