namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>A bundle of the organization.</summary>
public sealed record Bundle
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name people know it by.</summary>
    public required string Name { get; init; }

    /// <summary>The names of its flows.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The names of its queues.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];
}
