namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>Something that a run of earlier has started at the platform.</summary>
/// <param name="Address">For which resource.</param>
/// <param name="SpecHash">The hash of what was desired of it.</param>
/// <param name="Id">What the platform calls it, such as the id of a deployment.</param>
/// <param name="IsCompleted">Whether it was seen to be completed.</param>
internal sealed record RecordedWork(ResourceAddress Address, string? SpecHash, string Id, bool IsCompleted);
