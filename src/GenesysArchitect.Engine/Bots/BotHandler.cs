using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Publishes a version of a bot: checks its dependencies, publishes it once, follows it, and rolls back if it fails.</summary>
internal sealed class BotHandler(IBotApi api, BotPublisher publisher, TimeProvider time)
    : ResourceHandler<BotVersion, BotPreflight, BotPublication>
{
    private readonly BotRollback _rollback = new(api, publisher, time);

    protected override PlanStep Describe(BotVersion desired) =>
        PlanStep.Of(desired, ChangeKind.Publish, $"version '{desired.VersionId}' of bot '{desired.BotId}'");

    protected override async Task<BotPreflight> ReadAsync(BotVersion desired, PlanScope scope, CancellationToken cancellationToken)
    {
        var live = api.GetAsync(desired.BotId, desired.VersionId, cancellationToken);
        var previous = PreviousVersion.FindAsync(api, desired, cancellationToken);
        var needs = scope.Shared(() => new DependencyCheck(api)).CheckAsync(desired, cancellationToken);
        await Task.WhenAll(live, previous, needs);
        var preflight = new BotPreflight(await live, await previous, await needs);
        await ReportAsync(desired, preflight, scope);
        return preflight;
    }

    protected override PlanStep Plan(BotVersion desired, BotPreflight live)
    {
        var basis = $"{live.Live.State}, previous version {live.Previous.VersionId ?? "unknown"}";
        if (live.Live.State == BotVersionState.Published)
        {
            return Describe(desired) with
            {
                Change = ChangeKind.NoChange,
                Basis = basis,
                Reasons = ["it is already published"],
                Notes = [.. live.Dependencies.Where(need => need.Status != BotDependencyStatus.Active).Select(need => $"It is live, but {need}.")],
            };
        }

        var noWayBack = live.Previous.Unknown is { } unknown && desired.RollbackOnFailure ? unknown : null;
        return Describe(desired) with
        {
            Basis = basis,
            Reasons = Reasons(live).ToArray(),
            Notes = noWayBack is null ? [] : [$"{noWayBack}: if version '{desired.VersionId}' does not go live, it cannot be rolled back. Specify a previous version to make a rollback possible."],
            Blocked = live.Previous.Invalid ?? BotErrors.Dependencies(desired, live.Dependencies) ?? (desired.RequireRollback && live.Previous.Unknown is { } why ? BotErrors.RollbackUnavailable(desired, why) : null),
        };
    }

    // A flow that the same plan creates exists by the time of publishing: the dependencies are checked again then.
    protected override PlanStep Reconsider(PlanStep step, BotPreflight? live, IReadOnlyList<WorkItem> changing)
    {
        var coming = changing.Select(need => need.Resource).OfType<Flow>().Select(flow => flow.Id.Value).ToHashSet();
        var failing = live is not null ? live.Dependencies.Where(need => need.Status != BotDependencyStatus.Active).ToList() : [];
        return step.Blocked?.ErrorId != ErrorIds.BotDependencyInvalid || !failing.TrueForAll(need => need.Kind == BotDependencyKind.Flow && coming.Contains(need.Id)) ? step : step with
        {
            Blocked = null,
            Notes = [.. step.Notes, $"It needs {string.Join(", ", failing.Select(need => $"flow '{need.Id}'"))}, which this plan creates or changes; the dependencies are checked again before publishing."],
        };
    }

    protected override Task<BotPublication?> ResumeAsync(BotVersion desired, StepContext context, CancellationToken cancellationToken) =>
        new BotResume(api, time).ResumeAsync(desired, context, cancellationToken);

    protected override async Task<BotPublication> ApplyAsync(BotVersion desired, BotPreflight live, StepContext context, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (live.Live.State == BotVersionState.Publishing)
        {
            // Publishing has already been requested.
            return new BotPublication(live, live.Live, started);
        }

        await RequireDependenciesAsync(desired, live, cancellationToken);
        await context.CheckpointAsync(BotCheckpoints.Publishing, [.. BotCheckpointFacts.Of(desired), .. live.Live.Facts(), (BotCheckpoints.PreviousVersionId, live.Previous.VersionId ?? string.Empty)]);
        try
        {
            var state = await publisher.StartAsync(desired, live.Live, context, cancellationToken);
            await context.CheckpointAsync(BotCheckpoints.Triggered, [.. BotCheckpointFacts.Of(desired)]);
            return new BotPublication(live, state, started);
        }
        catch (GcException failure)
        {
            await context.CheckpointAsync(BotCheckpoints.TriggerFailed, [.. BotCheckpointFacts.Of(desired), ("error", failure.ErrorId)]);
            throw;
        }
    }

    protected override async Task<Verdict> VerifyAsync(BotVersion desired, BotPublication applied, StepContext context, CancellationToken cancellationToken)
    {
        if (!desired.Wait)
        {
            return Verdict.Succeeded;
        }

        try
        {
            (applied.State, var hasEnded) = await publisher.FollowAsync(desired, applied.Preflight.Live, applied.State, context, cancellationToken);
            if (!hasEnded)
            {
                await context.CheckpointAsync(BotCheckpoints.Stuck, [.. BotCheckpointFacts.Of(desired), ("state", applied.State.State.Value)]);
                return Verdict.StillRunning(BotErrors.Stuck(desired, applied.State));
            }
        }
        catch (GcException unseen)
        {
            // Failing to read the state changes nothing at the platform.
            return Verdict.StillRunning(unseen);
        }

        applied.EndedAt = time.GetTimestamp();
        if (applied.State.State == BotVersionState.Published)
        {
            await context.CheckpointAsync(BotCheckpoints.Succeeded, [.. BotCheckpointFacts.Of(desired)]);
            return Verdict.Succeeded;
        }

        await context.CheckpointAsync(BotCheckpoints.Failed, [.. BotCheckpointFacts.Of(desired), ("state", applied.State.State.Value)]);
        return await FailedAsync(desired, applied, cancellationToken);
    }

    protected override async Task<Verdict> UndoAsync(BotVersion desired, BotPublication applied, StepContext context, CancellationToken cancellationToken)
    {
        if (applied.Preflight.Previous is not { VersionId: { } previous })
        {
            return Verdict.Failed(BotErrors.RollbackUnavailable(desired, applied.Preflight.Previous.Unknown!), undo: false);
        }

        if (await _rollback.RunAsync(desired, previous, context, cancellationToken) is { } failure)
        {
            return Verdict.Failed(failure, undo: false);
        }

        applied.RolledBack = true;
        return applied.State.State == BotVersionState.Published
            ? Verdict.Succeeded
            : Verdict.Undone(BotErrors.Ended(desired, applied.State, $"Version '{previous}' was published again and is live."));
    }

    protected override bool UndoesUnknownEnd(BotVersion desired, BotPublication applied) =>
        desired is { RollbackOnFailure: true, Wait: true } && applied.Preflight.Previous.VersionId is not null && applied.State.State != BotVersionState.Published;

    protected override Task<Verdict> ReleaseAsync(BotVersion desired, BotPublication applied, StepContext context) =>
        Task.FromResult(Verdict.StillRunning(BotErrors.Detached(desired, applied.State)));

    protected override object? Report(BotVersion desired, BotPreflight? live, BotPublication? applied, StepReport report) =>
        (applied?.Preflight ?? live) is not { } known ? null : GcBotVersion.Of(desired.BotId, applied?.State ?? known.Live) with
        {
            VersionId = desired.VersionId,
            PreviousVersionId = known.Previous.VersionId,
            Change = Done(applied, report),
            RolledBack = applied?.RolledBack == true,
            Dependencies = known.Dependencies,
            Duration = applied is null ? null : report.Elapsed,
            LatencyMs = applied?.EndedAt is { } ended ? (long)time.GetElapsedTime(applied.StartedAt, ended).TotalMilliseconds : null,
            Environment = desired.Environment,
            RolloutPercentage = desired.RolloutPercentage,
        };

    private static ChangeKind? Done(BotPublication? applied, StepReport report) => (applied, report.Error?.Kind) switch
    {
        (not null, _) => ChangeKind.Publish,
        (null, ErrorKind.Ambiguous) => null,
        _ => ChangeKind.NoChange,
    };

    private async Task RequireDependenciesAsync(BotVersion desired, BotPreflight live, CancellationToken cancellationToken)
    {
        if (live.Dependencies.Any(need => need.Status != BotDependencyStatus.Active))
        {
            var now = await new DependencyCheck(api).CheckAsync(desired, cancellationToken);
            if (BotErrors.Dependencies(desired, now) is { } reason)
            {
                throw reason;
            }
        }
    }

    private static async Task ReportAsync(BotVersion desired, BotPreflight preflight, PlanScope scope)
    {
        // A resource that the same plan creates is only missing until then.
        var coming = scope.Resources.OfType<Flow>().Select(flow => flow.Id.Value).ToHashSet();
        var failing = preflight.Dependencies
            .Where(dependency => dependency.Status is BotDependencyStatus.Absent or BotDependencyStatus.Inactive && !(dependency.Kind == BotDependencyKind.Flow && coming.Contains(dependency.Id)))
            .ToList();
        var unseen = preflight.Dependencies.Where(dependency => dependency.Status == BotDependencyStatus.Unknown).ToList();
        foreach (var (checkpoint, concerned) in new[] { (BotCheckpoints.DependencyValidationFailed, failing), (BotCheckpoints.DependencyValidationError, unseen) })
        {
            if (concerned.Count > 0 && preflight.Live.State != BotVersionState.Published)
            {
                await scope.ContextOf(desired).CheckpointAsync(checkpoint, [.. BotCheckpointFacts.Of(desired), ("dependencies", string.Join("; ", concerned))]);
            }
        }
    }

    private static IEnumerable<string> Reasons(BotPreflight live)
    {
        if (live.Live.State == BotVersionState.Publishing)
        {
            yield return "it is already being published, and is only followed";
        }

        if (live.Previous.VersionId is { } previous)
        {
            yield return $"replaces version '{previous}'";
        }
    }

    private async Task<Verdict> FailedAsync(BotVersion desired, BotPublication applied, CancellationToken cancellationToken)
    {
        var previous = applied.Preflight.Previous.VersionId;

        // Another version was published in the meantime, so a rollback would undo someone else's decision.
        if (applied.State.State != BotVersionState.Superseded && desired.RollbackOnFailure && previous is not null)
        {
            return Verdict.Failed(BotErrors.Ended(desired, applied.State), undo: true);
        }

        var concerned = new[] { desired.VersionId, previous }.OfType<string>();
        var now = await new PublishedVersionLookup(api, time).DescribeAsync(desired.BotId, concerned, cancellationToken);
        return Verdict.Failed(BotErrors.Ended(desired, applied.State, $"Nothing was rolled back. {now}"), undo: false);
    }
}
