namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>An operation that an earlier run has started at the platform.</summary>
/// <param name="Address">The address of the resource.</param>
/// <param name="SpecHash">The hash of its desired state.</param>
/// <param name="Id">The platform's identifier, such as the id of a deployment.</param>
/// <param name="IsCompleted">Whether its completion was observed.</param>
internal sealed record RecordedWork(ResourceAddress Address, string? SpecHash, string Id, bool IsCompleted);
