namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>How much a bundle may be made of.</summary>
internal sealed record CapacityBounds(int MaxFlowCount = int.MaxValue, int MaxQueueCount = int.MaxValue);
