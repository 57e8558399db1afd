namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>An environment that bundles are deployed to.</summary>
public sealed record TargetEnvironment
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name people know it by.</summary>
    public required string Name { get; init; }

    /// <summary>How many more flows it has room for.</summary>
    public int AvailableFlowSlots { get; init; } = 500;
}
