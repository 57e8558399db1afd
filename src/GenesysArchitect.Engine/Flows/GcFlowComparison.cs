using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>How a flow differs between two places.</summary>
public sealed record GcFlowComparison
{
    /// <summary>The flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>The flow at the left; null when there is none.</summary>
    public GcFlow? Left { get; init; }

    /// <summary>The flow at the right; null when there is none.</summary>
    public GcFlow? Right { get; init; }

    /// <summary>The differences, the version apart; none when both are equal.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>Why it could not be compared; null when it could.</summary>
    public GcException? Error { get; init; }
}
