namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>A deployment that is asked for.</summary>
internal sealed record Submission
{
    internal required string BundleId { get; init; }

    internal required IReadOnlyList<string> Targets { get; init; }

    internal bool ValidateOnly { get; init; }

    internal bool Foreign { get; init; }

    internal string? Payload { get; init; }
}
