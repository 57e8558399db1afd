using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What there is to say when a flow cannot be brought to what is wished.</summary>
internal static class FlowErrors
{
    public static GcException Missing(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"There is no flow '{id}' in this organisation.")
        {
            Target = id.Value,
            Remedy = "Check the id, and that you are connected to the organisation that has it. To have the flow created, say -CreateIfMissing (gcarch: --create-if-missing).",
        };

    public static GcException NotFound(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"There is no flow '{id}' in this organisation.")
        {
            Target = id.Value,
            Remedy = "Check the id, and that you are connected to the organisation that has it. Get-GcFlow -Name finds flows by their names.",
        };

    public static GcException Nowhere(FlowId id, FlowSource left, FlowSource right) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"There is no flow '{id}', neither in {left} nor in {right}.")
        {
            Target = id.Value,
            Remedy = "Check the id, and that these are the places to compare.",
        };

    public static GcException Invalid(FlowId id, IReadOnlyList<FlowFinding> findings) => new FlowInvalidException(id.Value, findings)
    {
        Target = id.Value,
        Remedy = "Correct the definition there. Nothing was changed.",
    };

    public static GcException Unnamed(string what, DocumentPlace? place) =>
        new(ErrorIds.FlowUnnamed, ErrorKind.InvalidInput, $"{what}{(place is { } at ? $":{at.Line}:{at.Column}" : string.Empty)}: the definition does not say which flow it is of.")
        {
            Target = what,
            Remedy = "Give it an 'id', or name the flow with -Id.",
        };

    public static GcException Conflict(FlowId id, IReadOnlyList<MergeConflict> conflicts) => new FlowConflictException(id.Value, conflicts)
    {
        Target = id.Value,
        Remedy = "Look at what they changed. To have what is wished stand there, say -ConflictPolicy Ours; to leave theirs and make the other changes, -ConflictPolicy Theirs. Nothing was changed.",
    };

    public static GcException Contended(FlowId id, int writes, FlowDocument planned, FlowDocument now, GcException last)
    {
        var changed = StructuralDiff.Between(planned.Content, now.Content, ArrayMatching.ById).Differences.Select(difference => difference.Path).Take(5).ToList();
        var where = changed.Count == 0 ? "and has come back to what it was" : $"at {string.Join(", ", changed)}";
        return new GcException(ErrorIds.FlowContended, ErrorKind.Conflict, $"Change flow '{id}': another writer was faster {(writes == 1 ? "than the write" : $"than each of {writes} writes")}. Version {planned.Version} of the flow was planned for, and by now it is at {now.Version}; none of that is this run's. The other writer changed it {where}.", last)
        {
            Target = id.Value,
            Status = last.Status,
            PlatformCode = last.PlatformCode,
            CorrelationId = last.CorrelationId,
            Remedy = "Find out who or what keeps changing the flow, such as another pipeline or somebody in Architect, and run it again when that rests. -MaxRetries allows more attempts.",
        };
    }

    public static GcException Gone(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"Change flow '{id}': the flow was there when the change was planned, and is gone.")
        {
            Target = id.Value,
            Remedy = "Somebody has removed it meanwhile. To have it created again, run it once more with -CreateIfMissing (gcarch: --create-if-missing).",
        };

    public static GcException NotRemovable(FlowId id) =>
        new(ErrorIds.FlowNotRemovable, ErrorKind.Failed, $"Flow '{id}' was created, and the platform has no call to take a flow away again. It was archived instead.")
        {
            Target = id.Value,
            Remedy = "Remove it in Architect, unless it is to stay.",
        };

    public static GcException NotSettled(FlowId id) =>
        NotSettled(id, "stopped while the platform had not answered; the change may have been made.", cause: null);

    public static GcException NotSettled(FlowId id, GcException blind) =>
        NotSettled(id, $"whether it has been made cannot be told. {blind.Message}", blind);

    public static GcException NotAsCreated(FlowId id) =>
        new(ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous, $"Create flow '{id}': the answer was lost, and a flow of that id is there now which is not as wished. Somebody else has created it, or has changed it since.")
        {
            Target = id.Value,
            Remedy = "Look at the flow (Get-GcFlow), and run it again when it is the one that is meant.",
        };

    public static GcException NotShown(FlowId id, FlowDocument after) =>
        new(ErrorIds.FlowUnconfirmed, ErrorKind.Timeout, $"Change flow '{id}': the platform accepted the change, and still shows version {after.Version} without it.")
        {
            Target = id.Value,
            Remedy = "Look at the flow (Get-GcFlow) in a while. Running it again does no harm: a flow that is as wished is left alone.",
        };

    public static GcException NotKnownBefore(FlowId id) =>
        new(ErrorIds.FlowNotRestored, ErrorKind.Failed, $"Flow '{id}' was changed by a run that did not keep what it was before, so that it cannot be put back.")
        {
            Target = id.Value,
            Remedy = "Put it back from a snapshot (Set-GcFlow -Path), or from its versions in Architect.",
        };

    public static GcException NotRestored(FlowId id) =>
        new(ErrorIds.FlowNotRestored, ErrorKind.Conflict, $"Flow '{id}' was put back to what it was, and reads otherwise: somebody else has changed it since, or the platform did not take all of it.")
        {
            Target = id.Value,
            Remedy = "Look at the flow (Get-GcFlow), and compare it with a snapshot (Compare-GcFlow).",
        };

    private static GcException NotSettled(FlowId id, string why, GcException? cause) =>
        new(ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous, $"Change flow '{id}': {why}", cause)
        {
            Target = id.Value,
            Status = cause?.Status,
            PlatformCode = cause?.PlatformCode,
            CorrelationId = cause?.CorrelationId,
            Remedy = "Look at the flow (Get-GcFlow). Running it again does no harm: a flow that is as wished is left alone.",
        };
}
