using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The differences of a flow between two sources.</summary>
public sealed record GcFlowComparison
{
    /// <summary>The id of the flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>The flow in the left source; null if it does not exist.</summary>
    public GcFlow? Left { get; init; }

    /// <summary>The flow in the right source; null if it does not exist.</summary>
    public GcFlow? Right { get; init; }

    /// <summary>The differences, except the version; none if both are equal.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>Why the flows could not be compared; null if they could.</summary>
    public GcException? Error { get; init; }
}
