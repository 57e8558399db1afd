namespace GenesysArchitect.Engine.Bundles;

/// <summary>What a bundle brings along, and in which order the platform is to deploy it.</summary>
public sealed record DependencyMatrix
{
    /// <summary>The names of the flows.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The names of the queues.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The order of the kinds; queues before flows unless said otherwise.</summary>
    public IReadOnlyList<string> Order { get; init; } = ["queues", "flows"];
}
