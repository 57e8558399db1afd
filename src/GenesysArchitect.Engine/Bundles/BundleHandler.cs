using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Deploys a bundle: preflight, slot, a single submission, following, and rollback of a failure.</summary>
internal sealed class BundleHandler(IPlatform platform, IBundleApi api, DeploymentQueue queue, DeploymentFollower follower, BundleRollback rollback, TimeProvider time)
    : ResourceHandler<BundleDeployment, BundlePreflight, StartedDeployment>
{
    private static readonly TimeSpan CancelOnStopTimeout = TimeSpan.FromSeconds(10);

    private static readonly JsonElement Nothing = JsonSerializer.Deserialize<JsonElement>("{}");

    /// <summary>Creates the handler of a connection, which shares its slots among all its deployments.</summary>
    public static BundleHandler Create(HandlerServices services)
    {
        var (api, time, random) = (services.Platform.Bundles, services.Time, services.Random);
        var follower = new DeploymentFollower(api, time, random);
        var queue = new DeploymentQueue(api, services.Connection.Shared(() => new DeploymentSlots(time)), time, random);
        return new BundleHandler(services.Platform, api, queue, follower, new BundleRollback(api, follower, time), time);
    }

    protected override PlanStep Describe(BundleDeployment desired) =>
        PlanStep.Of(desired, desired is { ValidateOnly: true, Api: BundleApi.Bundle } ? ChangeKind.NoChange : ChangeKind.Deploy, $"bundle '{desired.BundleId}' in {desired.Target}");

    protected override async Task<BundlePreflight> ReadAsync(BundleDeployment desired, PlanScope scope, CancellationToken cancellationToken)
    {
        platform.Capabilities.RequireTarget(desired.Target, $"Bundle '{desired.BundleId}'", platform.Kind);
        var schema = desired.SchemaVersion is null ? Task.FromResult<string?>(null) : ReadSchemaAsync(cancellationToken);
        var validating = ValidateAsync(desired, cancellationToken);
        var diff = desired.CurrentConfig is null && desired.TargetConfig is null
            ? null
            : StructuralDiff.Between(desired.CurrentConfig ?? Nothing, desired.TargetConfig ?? desired.CurrentConfig ?? Nothing);
        var status = scope.Options.Work is { } records ? new LastDeploymentQuery(api).LookAsync(desired, scope, records, cancellationToken) : Task.FromResult<LastDeployment?>(null);
        await Task.WhenAll(schema, validating, status);
        var validation = await validating;
        var impact = diff is null ? ImpactAssessment.Of(StructuralDiff.Between(Nothing, Nothing), validation) : ImpactAssessment.Of(diff, validation);
        return new BundlePreflight(await schema, validation, diff, impact, await status);
    }

    protected override PlanStep Plan(BundleDeployment desired, BundlePreflight live)
    {
        var basis = live.Status is null ? null : $"newest deployment {live.Status.Newest?.ToString() ?? "none"}, validation {live.Validation.Digest}";
        if (live.Status is { IsAsDesired: true, Newest: { } newest })
        {
            return Describe(desired) with { Change = ChangeKind.NoChange, Basis = basis, Reasons = [$"deployment '{newest.Id}' has already deployed the same content"] };
        }

        return Describe(desired) with
        {
            Impact = live.Impact.Level,
            Reasons = live.Impact.Reasons.ToArray(),
            Diff = live.Diff,
            Notes = BundleFindings.Notes(desired, live).ToArray(),
            Blocked = BundleFindings.Blocking(desired, live),
            Basis = basis,
        };
    }

    // The environment may change before the deployment, so the bundle is validated again.
    protected override PlanStep Reconsider(PlanStep step, BundlePreflight? live, IReadOnlyList<WorkItem> changing) => step.Blocked is null || live is null ? step : step with
    {
        Blocked = null,
        Notes = [.. step.Notes, $"Currently blocked: {step.Blocked.Message} It is validated again after {string.Join(", ", changing.Select(need => need.Step.Address))}."],
    };

    protected override async Task<StartedDeployment?> ResumeAsync(BundleDeployment desired, StepContext context, CancellationToken cancellationToken)
    {
        if (await queue.ResumeAsync(desired, context, cancellationToken) is not { } state)
        {
            return null;
        }

        var submitted = context.History.Last(BundleCheckpoints.Submitting, BundleCheckpoints.Submitted)!;
        var since = (long)((time.GetUtcNow() - submitted.Time).TotalSeconds * time.TimestampFrequency);
        return new StartedDeployment(new DeploymentKey(state.Id, desired.BundleId, desired.Api), state, time.GetTimestamp() - since);
    }

    protected override async Task<StartedDeployment> ApplyAsync(BundleDeployment desired, BundlePreflight live, StepContext context, CancellationToken cancellationToken)
    {
        await RequireValidAsync(desired, live, cancellationToken);
        var state = await queue.EnqueueAsync(desired, context, cancellationToken);
        return new StartedDeployment(new DeploymentKey(state.Id, desired.BundleId, desired.Api), state, time.GetTimestamp());
    }

    protected override async Task<Verdict> VerifyAsync(BundleDeployment desired, StartedDeployment applied, StepContext context, CancellationToken cancellationToken)
    {
        if (!desired.Wait)
        {
            return Verdict.Succeeded;
        }

        try
        {
            applied.State = await follower.FollowAsync(applied.Key, applied.State, state => state.Status.IsEnd, desired.Timeout, context, cancellationToken);
        }
        catch (GcException unseen)
        {
            // Failing to read the status changes nothing at the platform.
            return Verdict.StillRunning(unseen);
        }

        if (applied.State.Status.IsEnd || applied.State.Status.IsRollback)
        {
            applied.EndedAt = time.GetTimestamp();
            queue.Ended(applied.Key.DeploymentId);
            return BundleOutcome.Of(desired, applied.State);
        }

        return await new TimeoutPolicy(api, queue, follower, time).SettleAsync(desired, applied, context, cancellationToken);
    }

    protected override async Task<Verdict> UndoAsync(BundleDeployment desired, StartedDeployment applied, StepContext context, CancellationToken cancellationToken)
    {
        (applied.Rollback, var failure) = await rollback.RunAsync(applied.Key, applied.State, $"Deployment ended as {applied.State.Status}", desired.Timeout, context, cancellationToken);
        return failure is null ? Verdict.Succeeded : Verdict.Failed(failure, undo: false);
    }

    protected override bool UndoesUnknownEnd(BundleDeployment desired, StartedDeployment applied) =>
        desired is { RollbackOnFailure: true, ValidateOnly: false, Wait: true } && applied.State.Status != DeploymentStatus.Completed;

    protected override async Task<Verdict> ReleaseAsync(BundleDeployment desired, StartedDeployment applied, StepContext context)
    {
        if (!desired.CancelOnStop || applied.State.Status.IsEnd)
        {
            return Verdict.StillRunning(BundleOutcome.Detached(desired, applied.State));
        }

        using var limit = new CancellationTokenSource(CancelOnStopTimeout, time);
        try
        {
            await api.CancelAsync(applied.Key, limit.Token);
            applied.State = applied.State with { Status = DeploymentStatus.Cancelled };
            return Verdict.Failed(BundleOutcome.CancelledOnStop(desired, applied.State), undo: false);
        }
        catch (Exception failure) when (failure is GcException or OperationCanceledException)
        {
            await context.WarnAsync($"Cancelling it at the platform failed: {failure.Message}");
            return Verdict.StillRunning(BundleOutcome.Detached(desired, applied.State));
        }
    }

    protected override object? Report(BundleDeployment desired, BundlePreflight? live, StartedDeployment? applied, StepReport report)
    {
        if (applied is null && report.Status != StepStatus.NoChange)
        {
            return null;
        }

        var status = live?.Status is { IsAsDesired: true } known ? known.Newest : null;
        return new GcBundleDeployment
        {
            DeploymentId = applied?.Key.DeploymentId ?? status?.Id,
            BundleId = desired.BundleId,
            Environment = desired.Target.EnvironmentId,
            Status = applied?.State.Status ?? status?.Status ?? DeploymentStatus.Validated,
            RolledBack = applied is not null && (applied.State.Status.IsRollback || applied.Rollback?.Status.IsRollback == true),
            RollbackStatus = applied?.Rollback?.Status ?? (applied?.State.Status.IsRollback == true ? applied.State.Status : null),
            Impact = live?.Impact.Level,
            ImpactAssessment = live?.Impact,
            Diff = live?.Diff,
            Errors = (applied?.State.Errors ?? []).Concat(applied?.Rollback?.Errors.Except(applied.State.Errors) ?? []).ToArray(),
            Warnings = live?.Validation.Warnings ?? [],
            StartTime = applied?.State.StartTime,
            EndTime = applied?.State.EndTime,
            LatencyMs = applied?.EndedAt is { } ended ? (long)time.GetElapsedTime(applied.SubmittedAt, ended).TotalMilliseconds : null,
            CorrelationId = applied?.CorrelationId,
        };
    }

    // A plan that ignored a blocker has it checked again once its dependencies are done.
    private async Task RequireValidAsync(BundleDeployment desired, BundlePreflight live, CancellationToken cancellationToken)
    {
        if (BundleFindings.Blocking(desired, live) is not null)
        {
            var now = live with { Validation = await ValidateAsync(desired, cancellationToken) };
            if (BundleFindings.Blocking(desired, now) is { } reason)
            {
                throw reason;
            }
        }
    }

    private async Task<string?> ReadSchemaAsync(CancellationToken cancellationToken) => await api.GetSchemaVersionAsync(cancellationToken);

    private async Task<BundleValidation> ValidateAsync(BundleDeployment desired, CancellationToken cancellationToken)
    {
        try
        {
            return await api.ValidateAsync(desired, cancellationToken);
        }
        catch (GcException unknown) when (unknown.Kind == ErrorKind.NotFound && desired.Api == BundleApi.Organization)
        {
            // The organization-level API has no preflight of its own; the platform validates at the submission.
            return new BundleValidation { Valid = true };
        }
    }
}
