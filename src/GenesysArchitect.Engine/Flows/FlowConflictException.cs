using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Others changed the same values of a flow to different values; each conflict has its three values.</summary>
public sealed class FlowConflictException : GcException
{
    internal FlowConflictException(string flow, IReadOnlyList<MergeConflict> conflicts)
        : base(ErrorIds.FlowMergeConflict, ErrorKind.Conflict, $"Flow '{flow}': the same values were changed by others to different values.{string.Concat(conflicts.Select(conflict => $"{Environment.NewLine}  - {conflict}"))}")
    {
        Conflicts = conflicts;
    }

    /// <summary>The conflicts, in the order of the document.</summary>
    public IReadOnlyList<MergeConflict> Conflicts { get; }
}
