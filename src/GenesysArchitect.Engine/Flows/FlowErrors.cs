using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What there is to say when a flow cannot be brought to what is wished.</summary>
internal static class FlowErrors
{
    public static GcException Missing(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"There is no flow '{id}' in this organization.")
        {
            Target = id.Value,
            Remedies = [new("Check the id, and that you are connected to the organization that has the flow."), new("To create the flow, allow it.", new UseOption(EngineOption.CreateIfMissing))],
        };

    public static GcException NotFound(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"There is no flow '{id}' in this organization.")
        {
            Target = id.Value,
            Remedies = [new("Check the id, and that you are connected to the organization that has the flow."), new("Find the flow by its name.", new FindFlows())],
        };

    public static GcException Nowhere(FlowId id, FlowSource left, FlowSource right) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"There is no flow '{id}', neither in {left} nor in {right}.")
        {
            Target = id.Value,
            Remedies = [new("Check the id, and that these are the places to compare.")],
        };

    public static GcException Invalid(FlowId id, IReadOnlyList<GcFlowFinding> findings) => new FlowInvalidException(id.Value, findings)
    {
        Target = id.Value,
        Remedies = [new("Correct the definition there. Nothing was changed.")],
    };

    public static GcException Unnamed(string what, SourceLocation? location) =>
        new(ErrorIds.FlowUnnamed, ErrorKind.InvalidInput, $"{what}{(location is { } at ? $":{at.Line}:{at.Column}" : string.Empty)}: the definition does not say which flow it is for.")
        {
            Target = what,
            Remedies = [new("Add an 'id' to the definition, or name the flow.", new UseOption(EngineOption.FlowId))],
        };

    public static GcException Conflict(FlowId id, IReadOnlyList<MergeConflict> conflicts) => new FlowConflictException(id.Value, conflicts)
    {
        Target = id.Value,
        Remedies =
        [
            new("Review the conflicting changes. Nothing was changed."),
            new("To overwrite them with the desired state, prefer yours.", new UseOption(EngineOption.ConflictPolicy, nameof(ConflictPolicy.Ours))),
            new("To keep them and apply the other changes, prefer theirs.", new UseOption(EngineOption.ConflictPolicy, nameof(ConflictPolicy.Theirs))),
        ],
    };

    public static GcException Contended(FlowId id, int writes, FlowDocument planned, FlowDocument now, GcException last)
    {
        var changed = StructuralDiff.Between(planned.Content, now.Content, ArrayMatching.ById).Differences.Select(difference => difference.Path).Take(5).ToList();
        var where = changed.Count == 0 ? "and changed it back" : $"at {string.Join(", ", changed)}";
        return new GcException(ErrorIds.FlowContended, ErrorKind.Conflict, $"Change flow '{id}': the flow was modified concurrently; {(writes == 1 ? "1 attempt" : $"{writes} attempts")} failed. The change was planned for version {planned.Version}, and the flow is at version {now.Version} now, none of which is this run's. The other writer changed it {where}.", last)
        {
            Target = id.Value,
            Status = last.Status,
            PlatformCode = last.PlatformCode,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Find out who or what keeps changing the flow, such as another pipeline or a user of Architect, and retry once the other changes stop."), new("To allow more attempts, raise their number.", new UseOption(EngineOption.MaxRetries))],
        };
    }

    public static GcException RefusedAtVersion(FlowId id, FlowDocument now, GcException last) =>
        new(last.ErrorId, last.Kind, $"{last.Message.TrimEnd('.')}. The flow is still at version {now.Version}, so that nobody else has changed it: it is refused for another reason, such as a lock.", last)
        {
            Target = id.Value,
            Status = last.Status,
            PlatformCode = last.PlatformCode,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Find out who has the flow open or locked in Architect, have it unlocked or saved there, and run the command again.")],
        };

    public static GcException Deleted(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"Change flow '{id}': the flow existed when the change was planned, and does not exist any more.")
        {
            Target = id.Value,
            Remedies = [new("To create it again, run the command again and allow that.", new UseOption(EngineOption.CreateIfMissing))],
        };

    public static GcException NotRemovable(FlowId id) =>
        new(ErrorIds.FlowNotRemovable, ErrorKind.Failed, $"Flow '{id}' was created, and the platform has no call to delete a flow. It was archived instead.")
        {
            Target = id.Value,
            Remedies = [new("Delete it in Architect, unless it should stay.")],
        };

    public static GcException NotSettled(FlowId id) =>
        NotSettled(id, "stopped while the platform had not answered; the change may have been applied.", cause: null);

    public static GcException NotSettled(FlowId id, GcException blind) =>
        NotSettled(id, $"it is unknown whether the change was applied. {blind.Message}", blind);

    public static GcException NotAsCreated(FlowId id) =>
        new(ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous, $"Create flow '{id}': the response was lost, and the flow that exists now differs from the desired state. Somebody else created it, or has changed it since.")
        {
            Target = id.Value,
            Remedies = [new("Check the flow.", new ReadFlow(id.Value)), new("If it is the intended flow, run the command again.")],
        };

    public static GcException NotShown(FlowId id, FlowDocument after) =>
        new(ErrorIds.FlowUnconfirmed, ErrorKind.Timeout, $"Change flow '{id}': the platform accepted the change, and still shows version {after.Version} without it.")
        {
            Target = id.Value,
            Remedies = [new("Check the flow in a while.", new ReadFlow(id.Value)), new("To be sure, run the command again: a flow that is in the desired state is not changed.")],
        };

    public static GcException NotKnownBefore(FlowId id) =>
        new(ErrorIds.FlowNotRestored, ErrorKind.Failed, $"Flow '{id}' was changed by a run that did not keep its previous content, so that it cannot be restored.")
        {
            Target = id.Value,
            Remedies = [new("Restore it from a snapshot.", new RestoreFlow()), new("If there is no snapshot, restore it from its versions in Architect.")],
        };

    public static GcException NotRestored(FlowId id) =>
        new(ErrorIds.FlowNotRestored, ErrorKind.Conflict, $"Flow '{id}' was restored, but its content differs: somebody else has changed it since, or the platform did not accept all of it.")
        {
            Target = id.Value,
            Remedies = [new("Check the flow.", new ReadFlow(id.Value)), new("Compare it with a snapshot.", new CompareFlow())],
        };

    /// <summary>What to do where it is unknown whether a change of a flow was applied.</summary>
    public static IReadOnlyList<Remedy> HowToVerify(FlowId id) =>
        [new("Check the flow.", new ReadFlow(id.Value)), new("To be sure, run the command again: a flow that is in the desired state is not changed.")];

    private static GcException NotSettled(FlowId id, string why, GcException? cause) =>
        new(ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous, $"Change flow '{id}': {why}", cause)
        {
            Target = id.Value,
            Status = cause?.Status,
            PlatformCode = cause?.PlatformCode,
            CorrelationId = cause?.CorrelationId,
            Remedies = HowToVerify(id),
        };
}
