namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>What a request says a bundle is made of.</summary>
internal sealed record DependencyMatrix(IReadOnlyList<string> Flows, IReadOnlyList<string> Queues);
