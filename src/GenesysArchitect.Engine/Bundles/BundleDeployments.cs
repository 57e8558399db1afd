using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Deployments that exist already: list, follow, cancel and roll back; and the test of one that does not.</summary>
public sealed class BundleDeployments
{
    private readonly IBundleApi _api;
    private readonly BundleHandler _handler;
    private readonly DeploymentFollower _follower;
    private readonly BundleRollback _rollback;
    private readonly EventStreams _streams;
    private readonly TimeProvider _time;

    internal BundleDeployments(IBundleApi api, BundleHandler handler, DeploymentFollower follower, BundleRollback rollback, EventStreams streams, TimeProvider time)
    {
        _api = api;
        _handler = handler;
        _follower = follower;
        _rollback = rollback;
        _streams = streams;
        _time = time;
    }

    /// <summary>Finds out what a deployment would meet. Nothing is changed.</summary>
    /// <param name="desired">The deployment.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="GcException">The platform could not be asked.</exception>
    public async Task<BundleTest> TestAsync(BundleDeployment desired, CancellationToken cancellationToken)
    {
        var step = await _handler.PlanAsync(desired, new PlanScope([desired], _streams.Unheard(), new PlanOptions()), cancellationToken);
        var preflight = (BundlePreflight)step.Live;
        return new BundleTest
        {
            BundleId = desired.BundleId,
            Environment = desired.Environment,
            Blocked = step.Blocked,
            Errors = preflight.Validation.Errors,
            Warnings = preflight.Validation.Warnings,
            Impact = step.Impact,
            ImpactAssessment = preflight.Impact,
            Diff = step.Diff,
            SchemaVersion = preflight.Validation.SchemaVersion ?? preflight.SchemaVersion,
        };
    }

    /// <summary>Lists the organisation's deployments, oldest first, as the pages come.</summary>
    /// <param name="status">Only those of a status; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The deployments.</returns>
    /// <exception cref="GcException">The platform refused it, or could not be asked.</exception>
    public async IAsyncEnumerable<GcBundleDeployment> ListAsync(DeploymentStatus? status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in DeploymentSurveyor.PagesAsync(_api, status, 0, cancellationToken))
        {
            foreach (var state in page)
            {
                yield return GcBundleDeployment.Of(state);
            }
        }
    }

    /// <summary>Reads one deployment.</summary>
    /// <param name="deployment">Which.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The deployment.</returns>
    /// <exception cref="GcException">There is no such deployment, or the platform could not be asked.</exception>
    public async Task<GcBundleDeployment> GetAsync(DeploymentKey deployment, CancellationToken cancellationToken) =>
        GcBundleDeployment.Of((await FindAsync(deployment, cancellationToken)).State);

    /// <summary>Follows a deployment to its end, whoever submitted it.</summary>
    /// <param name="deployment">Which.</param>
    /// <param name="timeout">How long it is followed.</param>
    /// <param name="observer">Who is told how it goes.</param>
    /// <param name="cancellationToken">Ends the following, not the deployment.</param>
    /// <returns>How it ended, with a <see cref="GcBundleDeployment"/>.</returns>
    /// <exception cref="GcException">There is no such deployment, or the platform could not be asked.</exception>
    public async Task<StepResult> WaitAsync(DeploymentKey deployment, TimeSpan timeout, IRunObserver observer, CancellationToken cancellationToken)
    {
        var context = new StepContext(AddressOf(deployment), new EventStream(_time, [observer]));
        (var first, deployment) = await FindAsync(deployment, cancellationToken);
        var desired = Wish(deployment, first, timeout);
        try
        {
            var last = await _follower.FollowAsync(deployment, first, state => state.Status.IsEnd, timeout, context, cancellationToken);
            return last.Status.IsEnd || last.Status.IsRollback
                ? Result(deployment, last, BundleOutcome.Of(desired, last))
                : Result(deployment, last, Verdict.StillRunning(BundleOutcome.TimedOut(desired, last, ". The platform goes on with it")));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Result(deployment, first, Verdict.StillRunning(BundleOutcome.Detached(desired, first))) with { Status = StepStatus.Cancelled };
        }
    }

    /// <summary>Cancels a deployment.</summary>
    /// <param name="deployment">Which.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The deployment as it is afterwards.</returns>
    /// <exception cref="GcException">It has ended already, there is no such deployment, or the platform refused it.</exception>
    public async Task<GcBundleDeployment> StopAsync(DeploymentKey deployment, CancellationToken cancellationToken)
    {
        (var before, deployment) = await FindAsync(deployment, cancellationToken);
        if (before.Status.IsEnd)
        {
            throw new GcException(ErrorIds.DeploymentEnded, ErrorKind.Conflict, $"Deployment '{before.Id}' has ended as {before.Status}: there is nothing to cancel.")
            {
                Target = before.Id,
                Remedies = [new("To undo it, roll it back.", new RollBackDeployment(before.Id, before.BundleId))],
            };
        }

        return await WatchedAsync(deployment, before, ChangeKind.Cancel, [], async _ =>
        {
            await _api.CancelAsync(deployment, cancellationToken);
            return GcBundleDeployment.Of(await _api.GetAsync(deployment, cancellationToken));
        });
    }

    /// <summary>Rolls a deployment back, and follows that to its end.</summary>
    /// <param name="deployment">Which; its bundle must be known.</param>
    /// <param name="reason">Why, for the platform's records.</param>
    /// <param name="timeout">How long the rollback is followed.</param>
    /// <param name="observer">Who is told how it goes.</param>
    /// <param name="cancellationToken">Ends the following, not the rollback.</param>
    /// <returns>The deployment, rolled back.</returns>
    /// <exception cref="GcException">The rollback was refused, failed, or did not end in time.</exception>
    public async Task<GcBundleDeployment> UndoAsync(DeploymentKey deployment, string reason, TimeSpan timeout, IRunObserver observer, CancellationToken cancellationToken)
    {
        (var before, deployment) = await FindAsync(deployment, cancellationToken);
        var known = deployment with { BundleId = deployment.BundleId ?? before.BundleId };
        if (before.Status == DeploymentStatus.RolledBack)
        {
            return GcBundleDeployment.Of(before);
        }

        return await WatchedAsync(known, before, ChangeKind.RollBack, [observer], async context =>
        {
            var (end, failure) = await _rollback.RunAsync(known, before, reason, timeout, context, cancellationToken);
            return failure is not null ? throw failure : GcBundleDeployment.Of(end) with { RolledBack = true, RollbackStatus = end.Status };
        });
    }

    /// <summary>Makes a change to a deployment that is there already, as a run of one step: whoever watches runs is told of it like of any other.</summary>
    private async Task<GcBundleDeployment> WatchedAsync(DeploymentKey deployment, DeploymentState state, ChangeKind change, IEnumerable<IRunObserver> observers, Func<StepContext, Task<GcBundleDeployment>> make)
    {
        var started = _time.GetTimestamp();
        var events = _streams.Open(observers);
        var step = new PlanStep { Address = AddressOf(deployment), Change = change, Target = $"deployment '{deployment.DeploymentId}'", Resource = Wish(deployment, state, TimeSpan.Zero) };
        await events.EmitAsync(new RunStarted(new Plan { Steps = [step], Events = events }));
        await events.EmitAsync(new StepStarted(step));
        try
        {
            var made = await make(new StepContext(step.Address, events));
            await EndAsync(StepStatus.Succeeded, null, made);
            return made;
        }
        catch (GcException failure)
        {
            await EndAsync(failure.Kind == ErrorKind.RollbackFailed ? StepStatus.RollbackFailed : StepStatus.Failed, failure, null);
            throw;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(StepStatus.Cancelled, null, null);
            throw;
        }

        async Task EndAsync(StepStatus status, GcException? error, GcBundleDeployment? output)
        {
            var result = new StepResult { Address = step.Address, Status = status, Error = error, Output = output, Duration = _time.GetElapsedTime(started) };
            await events.EmitAsync(new StepEnded(result));
            await events.EmitAsync(new RunEnded(new RunResult { RunId = events.RunId, Steps = [result], Duration = result.Duration }));
        }
    }

    /// <summary>Reads a deployment at its bundle's level where the bundle is named, and at the organisation's where it is not known there.</summary>
    private async Task<(DeploymentState State, DeploymentKey Key)> FindAsync(DeploymentKey named, CancellationToken cancellationToken)
    {
        try
        {
            return (await _api.GetAsync(named, cancellationToken), named);
        }
        catch (GcException unknown) when (unknown.Kind == ErrorKind.NotFound && named is { Api: BundleApi.Bundle, BundleId: not null })
        {
            var organisation = named with { Api = BundleApi.Organization };
            return (await _api.GetAsync(organisation, cancellationToken), organisation);
        }
    }

    private static StepResult Result(DeploymentKey deployment, DeploymentState last, Verdict verdict) => new()
    {
        Address = AddressOf(deployment),
        Status = verdict.Kind switch
        {
            VerdictKind.Succeeded => StepStatus.Succeeded,
            VerdictKind.Undone => StepStatus.RolledBack,
            VerdictKind.StillRunning => StepStatus.StillRunning,
            _ => StepStatus.Failed,
        },
        Error = verdict.Error,
        Output = GcBundleDeployment.Of(last) with { BundleId = last.BundleId ?? deployment.BundleId },
    };

    private static BundleDeployment Wish(DeploymentKey deployment, DeploymentState state, TimeSpan timeout) => new()
    {
        BundleId = deployment.BundleId ?? state.BundleId ?? string.Empty,
        Environment = state.Environment ?? string.Empty,
        Timeout = timeout,
    };

    private static ResourceAddress AddressOf(DeploymentKey deployment) => new(BundleDeployment.KindName, deployment.DeploymentId);
}
