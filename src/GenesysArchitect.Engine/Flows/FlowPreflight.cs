using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What planning finds out about a flow.</summary>
/// <param name="Live">The flow as it is; null when there is none.</param>
/// <param name="Target">The flow as it shall be, without a version.</param>
/// <param name="Diff">How they differ.</param>
/// <param name="Findings">What is wrong with it as it shall be.</param>
/// <param name="Conflicts">The places that others have changed as well since the wish's base was read.</param>
internal sealed record FlowPreflight(FlowDocument? Live, JsonElement Target, StructuralDiff Diff, IReadOnlyList<GcFlowFinding> Findings, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Flows that this one refers to, and that only the same plan makes usable.</summary>
    public IReadOnlyList<FlowId> Awaited { get; init; } = [];
}
