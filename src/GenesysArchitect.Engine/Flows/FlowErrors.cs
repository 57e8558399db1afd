using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The errors of changing a flow.</summary>
internal static class FlowErrors
{
    public static GcException Missing(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"Flow '{id}' does not exist in this organization.")
        {
            Target = id.Value,
            Remedies = [new("Check the id, and that you are connected to the organization that has the flow."), new("To create the flow, allow it.", new UseOption(EngineOption.CreateIfMissing))],
        };

    public static GcException NotFound(FlowId id) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"Flow '{id}' does not exist in this organization.")
        {
            Target = id.Value,
            Remedies = [new("Check the id, and that you are connected to the organization that has the flow."), new("Find the flow by its name.", new FindFlows())],
        };

    public static GcException MissingInBoth(FlowId id, FlowSource left, FlowSource right) =>
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"Flow '{id}' exists neither in {left} nor in {right}.")
        {
            Target = id.Value,
            Remedies = [new("Check the id and the two sources to compare.")],
        };

    public static GcException Invalid(FlowId id, IReadOnlyList<GcFlowFinding> findings) => new FlowInvalidException(id.Value, findings)
    {
        Target = id.Value,
        Remedies = [new("Correct the definition at this location. Nothing was changed.")],
    };

    public static GcException Unnamed(string what, SourceLocation? location) =>
        new(ErrorIds.FlowUnnamed, ErrorKind.InvalidInput, $"{what}{(location is { } at ? $":{at.Line}:{at.Column}" : string.Empty)}: the definition has no flow id.")
        {
            Target = what,
            Remedies = [new("Add an 'id' to the definition, or specify the flow.", new UseOption(EngineOption.FlowId))],
        };

    public static GcException Conflict(FlowId id, IReadOnlyList<MergeConflict> conflicts) => new FlowConflictException(id.Value, conflicts)
    {
        Target = id.Value,
        Remedies =
        [
            new("Review the conflicting changes. Nothing was changed."),
            new("To overwrite them with the desired state, prefer your changes.", new UseOption(EngineOption.ConflictPolicy, nameof(ConflictPolicy.Ours))),
            new("To keep them and apply only the changes without conflict, prefer their changes.", new UseOption(EngineOption.ConflictPolicy, nameof(ConflictPolicy.Theirs))),
        ],
    };

    public static GcException Contended(FlowId id, int writes, FlowDocument planned, FlowDocument now, GcException last)
    {
        var changed = StructuralDiff.Between(planned.Content, now.Content, ArrayMatching.ById).Differences.Select(difference => difference.Path).Take(5).ToList();
        var where = changed.Count == 0 ? "and changed it back" : $"at {string.Join(", ", changed)}";
        return new GcException(ErrorIds.FlowContended, ErrorKind.Conflict, $"Change flow '{id}': the flow was modified concurrently; {(writes == 1 ? "1 attempt" : $"{writes} attempts")} failed. The change was planned for version {planned.Version}, but the flow is now at version {now.Version}, which this run did not write. The other writer changed it {where}.", last)
        {
            Target = id.Value,
            Status = last.Status,
            PlatformCode = last.PlatformCode,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Find out who or what keeps changing the flow, such as another pipeline or a user of Architect, and retry once the other changes stop."), new("To allow more attempts, increase their number.", new UseOption(EngineOption.MaxRetries))],
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
        new(ErrorIds.FlowMissing, ErrorKind.NotFound, $"Change flow '{id}': the flow existed when the change was planned, but no longer exists.")
        {
            Target = id.Value,
            Remedies = [new("To create it again, run the command again and allow creation.", new UseOption(EngineOption.CreateIfMissing))],
        };

    public static GcException NotRemovable(FlowId id) =>
        new(ErrorIds.FlowNotRemovable, ErrorKind.Failed, $"Flow '{id}' was created, but the platform has no API to delete a flow. It was archived instead.")
        {
            Target = id.Value,
            Remedies = [new("Delete it in Architect if it is not needed.")],
        };

    public static GcException NotSettled(FlowId id) =>
        NotSettled(id, "the run was stopped before the platform responded; the change may have been applied.", cause: null);

    public static GcException NotSettled(FlowId id, GcException blind) =>
        NotSettled(id, $"it is unknown whether the change was applied. {blind.Message}", blind);

    public static GcException NotAsCreated(FlowId id) =>
        new(ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous, $"Create flow '{id}': the response was lost, and the flow that exists now differs from the desired state. Another user or process created it, or has changed it since.")
        {
            Target = id.Value,
            Remedies = [new("Check the flow.", new ReadFlow(id.Value)), new("If it is the intended flow, run the command again.")],
        };

    public static GcException NotShown(FlowId id, FlowDocument after) =>
        new(ErrorIds.FlowUnconfirmed, ErrorKind.Timeout, $"Change flow '{id}': the platform accepted the change, but still returns version {after.Version} without it.")
        {
            Target = id.Value,
            Remedies = [new("Check the flow later.", new ReadFlow(id.Value)), new("If in doubt, run the command again: a flow that is already in the desired state is not changed.")],
        };

    public static GcException PreviousStateUnknown(FlowId id) =>
        new(ErrorIds.FlowNotRestored, ErrorKind.Failed, $"Flow '{id}' cannot be restored: the run that changed it did not keep the previous content.")
        {
            Target = id.Value,
            Remedies = [new("Restore it from a snapshot.", new RestoreFlow()), new("If there is no snapshot, restore it from its versions in Architect.")],
        };

    public static GcException NotRestored(FlowId id) =>
        new(ErrorIds.FlowNotRestored, ErrorKind.Conflict, $"Flow '{id}' was restored, but its content differs: it has been changed by others since, or the platform did not accept all of it.")
        {
            Target = id.Value,
            Remedies = [new("Check the flow.", new ReadFlow(id.Value)), new("Compare it with a snapshot.", new CompareFlow())],
        };

    /// <summary>The remedies if it is unknown whether a change was applied.</summary>
    public static IReadOnlyList<Remedy> HowToVerify(FlowId id) =>
        [new("Check the flow.", new ReadFlow(id.Value)), new("If in doubt, run the command again: a flow that is already in the desired state is not changed.")];

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
