using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Brings a flow to its desired state: validates it, merges it with concurrent changes, and keeps the previous state.</summary>
internal sealed class FlowHandler(IFlowApi api, Func<FlowReader> newReader, TimeProvider time, Random random)
    : ResourceHandler<Flow, FlowPreflight, FlowChange>
{
    private static readonly Phase Confirming = new("confirming");


    // How long a host may take to process a request and to show its effect.
    private static readonly TimeSpan VisibilityDelay = TimeSpan.FromSeconds(4);

    // How long a host may take to show a change that it has accepted.
    private static readonly TimeSpan ShowingTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Creates the handler of a connection.</summary>
    public static FlowHandler Create(HandlerServices services)
    {
        var (flows, catalog) = (services.Platform.Flows, services.Platform.Catalog);
        return new FlowHandler(flows, () => new FlowReader(flows, catalog), services.Time, services.Random);
    }

    /// <summary>The errors of a desired flow.</summary>
    public async Task<IReadOnlyList<GcFlowFinding>> CheckAsync(Flow desired, PlanScope scope, CancellationToken cancellationToken)
    {
        var misshapen = FlowPreflightBuilder.CheckShape(desired);
        return misshapen.Count > 0 ? misshapen : (await ReadAsync(desired, scope, cancellationToken)).Findings;
    }

    protected override PlanStep Describe(Flow desired) =>
        PlanStep.Of(desired, ChangeKind.Update, $"flow '{desired.Id}'");

    protected override async Task<FlowPreflight> ReadAsync(Flow desired, PlanScope scope, CancellationToken cancellationToken)
    {
        // Errors in the definition itself are reported before any request.
        desired.RequireShape();
        var outlook = scope.Shared(() => new PlannedFlows(newReader(), scope.Resources.OfType<Flow>()));
        var live = await outlook.Reader.FindAsync(desired.Id, cancellationToken);
        if (live is null && !desired.CreateIfMissing)
        {
            throw FlowErrors.Missing(desired.Id);
        }

        return await FlowPreflightBuilder.MakeAsync(desired, live, outlook, cancellationToken);
    }

    protected override PlanStep Plan(Flow desired, FlowPreflight live)
    {
        GcException? blocked = null;
        if (live.Conflicts.Count > 0 && desired.ConflictPolicy == ConflictPolicy.Fail)
        {
            blocked = FlowErrors.Conflict(desired.Id, live.Conflicts);
        }
        else if (live.Findings.Count > 0)
        {
            blocked = FlowErrors.Invalid(desired.Id, live.Findings);
        }

        return Describe(desired) with
        {
            Basis = live.Live is { } flow ? $"version {flow.Version}, content {JsonDigest.Of(flow.Content)[..12]}" : "no such flow",
            Change = Change(live),
            Diff = live.Diff,
            Reasons = FlowPreflightBuilder.Reasons(live).ToArray(),
            Notes = FlowPreflightBuilder.Notes(desired, live).ToArray(),
            DependsOn = blocked is null ? [.. desired.DependsOn, .. live.UsableAfterPlan.Select(id => new ResourceAddress(Flow.KindName, id.Value))] : desired.DependsOn,
            Blocked = blocked,
        };
    }

    /// <summary>
    /// A flow in its desired state was written by the interrupted run; otherwise the write is planned again. Since a
    /// write names its version, an earlier one that is still in transit cannot be applied after that.
    /// </summary>
    protected override async Task<FlowChange?> ResumeAsync(Flow desired, StepContext context, CancellationToken cancellationToken)
    {
        if ((context.History.First(FlowCheckpoints.Writing), context.History.Last(FlowCheckpoints.Writing)) is not ({ } writing, { } asked))
        {
            return null;
        }

        // The call that creates a flow may still be in transit.
        var live = await new InterruptedCall(asked, VisibilityDelay, context, time).FindAsync(look => api.FindAsync(desired.Id, look), cancellationToken);
        if (live is null)
        {
            return null;
        }

        var target = FlowTarget.Of(desired, live).Content;
        return context.History.IsUndoing || JsonEquality.AreEqual(target, live.Content)
            ? FlowChange.FromJournal(writing, live, target)
            : null;
    }

    protected override async Task<FlowChange> ApplyAsync(Flow desired, FlowPreflight live, StepContext context, CancellationToken cancellationToken)
    {
        await context.CheckpointAsync(FlowCheckpoints.Writing, [("flowId", desired.Id.Value), ("version", $"{live.Live?.Version}"), .. BeforeOf(live, context)]);
        var change = live.Live is null
            ? await CreateAsync(desired, live, cancellationToken)
            : await new FlowWriter(api, desired, live, context, time, random).WriteAsync(cancellationToken);
        await context.CheckpointAsync(FlowCheckpoints.Written, ("flowId", desired.Id.Value), ("version", $"{change.After.Version}"));
        if (change.After.Id is { } given && given != desired.Id.Value)
        {
            await context.WarnAsync($"The platform gave the flow the id '{given}' instead of '{desired.Id}'. Use this id from now on.");
        }

        return change;
    }

    protected override async Task<Verdict> VerifyAsync(Flow desired, FlowChange applied, StepContext context, CancellationToken cancellationToken)
    {
        // A platform may accept a change and apply it later: until then it returns the old version.
        var looks = new PollSchedule(random);
        for (var started = time.GetTimestamp(); applied.IsOwn && applied.Before is { Version: { } before } && !(applied.After.Version > before);)
        {
            if (time.GetElapsedTime(started) > ShowingTimeout)
            {
                return Verdict.StillRunning(FlowErrors.NotShown(desired.Id, applied.After));
            }

            await context.ProgressAsync(Confirming, "The platform has accepted the change, but does not return it yet.");
            await Task.Delay(looks.Next(), time, cancellationToken);
            applied.After = await api.FindAsync(desired.Id, cancellationToken) ?? throw FlowErrors.Deleted(desired.Id);
        }

        return Verdict.Succeeded;
    }

    protected override async Task<Verdict> UndoAsync(Flow desired, FlowChange applied, StepContext context, CancellationToken cancellationToken)
    {
        if (applied.Before is not { } before)
        {
            return Verdict.Failed(applied.ExistedBefore ? FlowErrors.PreviousStateUnknown(desired.Id) : await ArchiveAsync(desired, applied, context, cancellationToken), undo: false);
        }

        if (!applied.IsOwn)
        {
            // Others had already made the same change, so this run does not own it.
            return Verdict.Succeeded;
        }

        var back = new FlowPreflight(applied.After, before.Content, StructuralDiff.Between(applied.After.Content, before.Content, ArrayMatching.ById), [], []);
        var undone = await new FlowWriter(api, desired with { BackupPath = null }, back, context, time, random).WriteAsync(cancellationToken);
        var now = await api.FindAsync(desired.Id, cancellationToken);
        return now is not null && JsonEquality.AreEqual(now.NormalizedLike(undone.Sent), now.Content)
            ? Verdict.Succeeded
            : Verdict.Failed(FlowErrors.NotRestored(desired.Id), undo: false);
    }

    protected override Task<Verdict> ReleaseAsync(Flow desired, FlowChange applied, StepContext context) =>
        Task.FromResult(Verdict.StillRunning(FlowErrors.NotShown(desired.Id, applied.After)));

    protected override object? Report(Flow desired, FlowPreflight? live, FlowChange? applied, StepReport report)
    {
        if (applied is null or { Before: null, ExistedBefore: true })
        {
            return applied is null && report.Status == StepStatus.NoChange && live is { Live: { } unchanged } ? GcFlow.Of(unchanged) with { Change = ChangeKind.NoChange } : null;
        }

        return GcFlow.Of(applied.After) with
        {
            Change = Change(applied),
            Previous = applied is { IsOwn: true, Before: { } before } ? GcFlow.Of(before) : null,
            Diff = StructuralDiff.Between(applied.Before?.Content ?? FlowDocument.Nothing, applied.Sent, ArrayMatching.ById),
            Retries = applied.Retries,
            Settled = applied.Settled,
        };
    }

    private static IEnumerable<(string Name, string Value)> BeforeOf(FlowPreflight live, StepContext context)
    {
        if (context.KeepsBefore && live.Live is { } before)
        {
            yield return (FlowChange.BeforeFact, before.Root.GetRawText());
        }
    }

    private static ChangeKind Change(FlowPreflight live)
    {
        if (live.Live is null)
        {
            return ChangeKind.Create;
        }

        return live.Diff.IsEmpty ? ChangeKind.NoChange : ChangeKind.Update;
    }

    private static ChangeKind Change(FlowChange applied)
    {
        if (applied.Before is null)
        {
            return ChangeKind.Create;
        }

        return applied.IsOwn ? ChangeKind.Update : ChangeKind.NoChange;
    }

    // The API has no call to delete a flow; archiving it is the closest equivalent.
    private async Task<GcException> ArchiveAsync(Flow desired, FlowChange created, StepContext context, CancellationToken cancellationToken)
    {
        var archived = DefinitionOverlay.Apply(created.After.Content, FlowLifecycle.Only(LifecycleState.Archived));
        var diff = StructuralDiff.Between(created.After.Content, archived, ArrayMatching.ById);
        if (!diff.IsEmpty)
        {
            await new FlowWriter(api, desired with { BackupPath = null }, new FlowPreflight(created.After, archived, diff, [], []), context, time, random).WriteAsync(cancellationToken);
        }

        return FlowErrors.NotRemovable(desired.Id);
    }

    private async Task<FlowChange> CreateAsync(Flow desired, FlowPreflight live, CancellationToken cancellationToken)
    {
        using var grace = new GracePeriod(time, cancellationToken);
        var sends = 0;
        try
        {
            var created = await new IdempotentStart(time, ErrorIds.FlowAmbiguous, FlowErrors.HowToVerify(desired.Id)).SendAsync(
                $"Create flow '{desired.Id}'",
                send => SendAsync(desired.Id, live.Target, sends++ > 0, send),
                look => FindCreatedAsync(desired.Id, live.Target, look),
                grace.Token);
            return new FlowChange { Before = null, After = created, Sent = live.Target };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw FlowErrors.NotSettled(desired.Id);
        }
    }

    private async Task<FlowDocument> SendAsync(FlowId id, JsonElement target, bool isAgain, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CreateAsync(id, target, cancellationToken);
        }
        catch (GcException refused) when (isAgain && refused.ErrorId == ErrorIds.Conflict)
        {
            // The earlier request may have been applied after the check.
            if (await FindCreatedAsync(id, target, cancellationToken) is { } made)
            {
                return made;
            }

            throw;
        }
    }

    /// <summary>The flow created by a request whose response was lost; null if there is none.</summary>
    /// <exception cref="GcException">A flow exists, but not in the desired state.</exception>
    private async Task<FlowDocument?> FindCreatedAsync(FlowId id, JsonElement target, CancellationToken cancellationToken)
    {
        var found = await api.FindAsync(id, cancellationToken);
        return found is null || JsonEquality.AreEqual(DefinitionOverlay.Apply(found.Content, target), found.Content)
            ? found
            : throw FlowErrors.NotAsCreated(id);
    }
}
