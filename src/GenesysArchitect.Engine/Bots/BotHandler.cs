using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Publishes a version of a bot: what it needs, publishing it once, following it, and going back where it does not come up.</summary>
internal sealed class BotHandler(IBotApi api, DependencyCheck dependencies, BotPublisher publisher, TimeProvider time)
    : ResourceHandler<BotVersion, BotPreflight, BotPublication>
{
    public override string Kind => BotVersion.KindName;

    protected override PlanStep Describe(BotVersion desired) => new()
    {
        Address = desired.Address,
        Change = ChangeKind.Publish,
        Target = $"version '{desired.VersionId}' of bot '{desired.BotId}'",
        DependsOn = desired.DependsOn,
        Resource = desired,
    };

    protected override async Task<BotPreflight> ReadAsync(BotVersion desired, PlanScope scope, CancellationToken cancellationToken)
    {
        var live = api.GetAsync(desired.BotId, desired.VersionId, cancellationToken);
        var previous = PreviousAsync(desired, cancellationToken);
        var needs = dependencies.CheckAsync(desired, cancellationToken);
        await Task.WhenAll(live, previous, needs);
        return new BotPreflight(await live, await previous, await needs);
    }

    protected override PlanStep Plan(BotVersion desired, BotPreflight live)
    {
        if (live.Live.State == BotVersionState.Published)
        {
            return Describe(desired) with { Change = ChangeKind.NoChange, Reasons = ["it is published already"] };
        }

        var noWayBack = desired.RollbackOnFailure && live.PreviousVersionId is null;
        return Describe(desired) with
        {
            Reasons = [.. Reasons(live)],
            Notes = noWayBack ? ["No version is known to go back to: if this one does not come up, it cannot be rolled back. Name one with -PreviousVersionId."] : [],
            Blocked = BotErrors.Dependencies(desired, live.Dependencies) ?? (desired.RequireRollback && live.PreviousVersionId is null ? BotErrors.NoWayBack(desired) : null),
        };
    }

    protected override async Task<BotPublication> ApplyAsync(BotVersion desired, BotPreflight live, StepContext context, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (live.Live.State == BotVersionState.Publishing)
        {
            // Somebody has asked for it already.
            return new BotPublication(live, live.Live, started);
        }

        await context.CheckpointAsync("publishing", [.. BotFacts.Of(desired), ("previousVersionId", live.PreviousVersionId ?? string.Empty)]);
        try
        {
            var state = await publisher.StartAsync(desired, live.Live, context, cancellationToken);
            await context.CheckpointAsync("publish_triggered", [.. BotFacts.Of(desired)]);
            return new BotPublication(live, state, started);
        }
        catch (GcException failure)
        {
            await context.CheckpointAsync("publish_trigger_failed", [.. BotFacts.Of(desired), ("error", failure.ErrorId)]);
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
            applied.State = await publisher.FollowAsync(desired, applied.State, context, cancellationToken);
        }
        catch (GcException unseen)
        {
            // Not being allowed to look changes nothing at the platform.
            return Verdict.StillRunning(unseen);
        }

        if (applied.State.State == BotVersionState.Publishing)
        {
            await context.CheckpointAsync("deployment.stuck", [.. BotFacts.Of(desired)]);
            return Verdict.StillRunning(BotErrors.Stuck(desired, applied.State));
        }

        applied.EndedAt = time.GetTimestamp();
        if (applied.State.State == BotVersionState.Published)
        {
            await context.CheckpointAsync("deployment_success", [.. BotFacts.Of(desired)]);
            return Verdict.Succeeded;
        }

        await context.CheckpointAsync("deployment_failed", [.. BotFacts.Of(desired), ("state", applied.State.State.Value)]);
        return Failed(desired, applied);
    }

    protected override async Task<Verdict> UndoAsync(BotVersion desired, BotPublication applied, StepContext context, CancellationToken cancellationToken)
    {
        var previous = applied.Preflight.PreviousVersionId!;
        var back = desired with { VersionId = previous };
        try
        {
            await context.ProgressAsync("rolling back", $"Publishing version '{previous}' again.");
            var before = await api.GetAsync(desired.BotId, previous, cancellationToken);
            applied.Rollback = await publisher.FollowAsync(back, await publisher.StartAsync(back, before, context, cancellationToken), context, cancellationToken);
            if (applied.Rollback.State == BotVersionState.Published)
            {
                await context.CheckpointAsync("rollback_completed", [.. BotFacts.Of(back)]);
                return Verdict.Succeeded;
            }

            return await NotUndoneAsync(desired, previous, $"version '{previous}' is {applied.Rollback.State}. {string.Join(" ", applied.Rollback.Errors)}", context, cancellationToken);
        }
        catch (GcException failure)
        {
            return await NotUndoneAsync(desired, previous, failure.Message, context, cancellationToken);
        }
    }

    protected override Task<Verdict> ReleaseAsync(BotVersion desired, BotPublication applied, StepContext context) =>
        Task.FromResult(Verdict.StillRunning(BotErrors.Detached(desired, applied.State)));

    protected override object? Report(PlanStep step, BotVersion desired, BotPreflight? live, BotPublication? applied, StepReport report)
    {
        if (applied is null && report.Status != StepStatus.NoChange)
        {
            return null;
        }

        return GcBotVersion.Of(desired.BotId, applied?.State ?? live!.Live) with
        {
            VersionId = desired.VersionId,
            PreviousVersionId = live?.PreviousVersionId,
            RolledBack = applied?.Rollback?.State == BotVersionState.Published,
            Dependencies = live?.Dependencies ?? [],
            Duration = applied is null ? null : report.Elapsed,
            LatencyMs = applied?.EndedAt is { } ended ? (long)time.GetElapsedTime(applied.StartedAt, ended).TotalMilliseconds : null,
            Environment = desired.Environment,
            RolloutPercentage = desired.RolloutPercentage,
        };
    }

    private static Verdict Failed(BotVersion desired, BotPublication applied)
    {
        if (applied.State.State == BotVersionState.Superseded)
        {
            return Verdict.Failed(BotErrors.Superseded(desired, applied.State), undo: false);
        }

        var failure = applied.State.State == BotVersionState.Draft ? BotErrors.BackInDraft(desired, applied.State) : BotErrors.Failed(desired, applied.State);
        return Verdict.Failed(failure, undo: desired.RollbackOnFailure && applied.Preflight.PreviousVersionId is not null);
    }

    private static IEnumerable<string> Reasons(BotPreflight live)
    {
        if (live.Live.State == BotVersionState.Publishing)
        {
            yield return "it is being published already, and is only followed";
        }

        if (live.PreviousVersionId is { } previous)
        {
            yield return $"takes the place of version '{previous}'";
        }
    }

    private async Task<string?> PreviousAsync(BotVersion desired, CancellationToken cancellationToken)
    {
        if (desired.PreviousVersionId is { } given)
        {
            return given;
        }

        var versions = await api.ListAsync(desired.BotId, cancellationToken);
        return versions?.LastOrDefault(version => version.State == BotVersionState.Published && version.VersionId != desired.VersionId)?.VersionId;
    }

    private async Task<Verdict> NotUndoneAsync(BotVersion desired, string previous, string why, StepContext context, CancellationToken cancellationToken)
    {
        await context.CheckpointAsync("rollback_failed", [.. BotFacts.Of(desired), ("previousVersionId", previous)]);
        return Verdict.Failed(BotErrors.RollbackFailed(desired, previous, why, await LiveAsync(desired, previous, cancellationToken)), undo: false);
    }

    /// <summary>What is live now, as the platform says; never what ought to be.</summary>
    private async Task<string> LiveAsync(BotVersion desired, string previous, CancellationToken cancellationToken)
    {
        try
        {
            var versions = await api.ListAsync(desired.BotId, cancellationToken)
                ?? [await api.GetAsync(desired.BotId, desired.VersionId, cancellationToken), await api.GetAsync(desired.BotId, previous, cancellationToken)];
            var live = versions.Where(version => version.State == BotVersionState.Published).Select(version => $"'{version.VersionId}'").ToList();
            return live.Count > 0 ? $"The platform says that version {string.Join(" and ", live)} is live." : $"The platform says that no version is live: {string.Join(", ", versions.Select(version => $"'{version.VersionId}' is {version.State}"))}.";
        }
        catch (GcException unseen)
        {
            return $"What is live now the platform does not say ({unseen.Message.TrimEnd('.')}).";
        }
    }
}
