using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The result of planning a flow.</summary>
/// <param name="Live">The live flow; null if it does not exist.</param>
/// <param name="Target">The desired flow, without a version.</param>
/// <param name="Diff">The differences between them.</param>
/// <param name="Findings">The errors of the desired flow.</param>
/// <param name="Conflicts">The conflicts with changes that others have made since the base was read.</param>
internal sealed record FlowPreflight(FlowDocument? Live, JsonElement Target, StructuralDiff Diff, IReadOnlyList<GcFlowFinding> Findings, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Referenced flows that only become usable through the same plan.</summary>
    public IReadOnlyList<FlowId> UsableAfterPlan { get; init; } = [];
}
