using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>The sample bundles and the environments they go to.</summary>
internal sealed record BundleSeed
{
    public required IReadOnlyList<TargetEnvironment> Environments { get; init; }

    public required IReadOnlyList<Bundle> Bundles { get; init; }
}
