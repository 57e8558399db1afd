namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A use of a data action with its resolved version, as stored in a lock.</summary>
public sealed record GcDependency
{
    /// <summary>The id of the action.</summary>
    public required string ActionId { get; init; }

    /// <summary>The name of the action; null if it has none.</summary>
    public string? ActionName { get; init; }

    /// <summary>The version as written by the platform; null if none satisfies all constraints.</summary>
    public string? Version { get; init; }

    /// <summary>The version range of this use, as written; null if there is none.</summary>
    public string? VersionRange { get; init; }

    /// <summary>The environment of the flow that uses the action; null if the platform does not return it, or if an action uses it.</summary>
    public string? EnvironmentId { get; init; }

    /// <summary>The flow that uses the action; null if an action does.</summary>
    public string? SourceFlowId { get; init; }

    /// <summary>The action that uses the action; null if a flow does.</summary>
    public string? SourceActionId { get; init; }

    /// <summary>Whether the version is a fallback because none satisfies all constraints.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Such as <c>find-customer 1.9 [1.0, 2.0) for flow main-ivr</c>.</summary>
    public override string ToString() =>
        $"{ActionId} {Version ?? "without a version"}{(VersionRange is null ? string.Empty : $" {VersionRange}")} for {(SourceFlowId is null ? $"action {SourceActionId}" : $"flow {SourceFlowId}")}{(EnvironmentId is null ? string.Empty : $" in {EnvironmentId}")}";
}
