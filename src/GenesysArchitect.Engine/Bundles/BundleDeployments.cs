using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Operations on existing deployments: list, follow, cancel and roll back; and the test of a new one.</summary>
public sealed class BundleDeployments
{
    private readonly DeploymentEngine _engine;
    private readonly IBundleApi _api;
    private readonly ResourceHandlers _handlers;
    private readonly DeploymentFollower _follower;
    private readonly EventStreams _streams;
    private readonly TimeProvider _time;

    internal BundleDeployments(DeploymentEngine engine, HandlerServices services, ResourceHandlers handlers, EventStreams streams)
    {
        _engine = engine;
        _api = services.Platform.Bundles;
        _time = services.Time;
        _handlers = handlers;
        _follower = new DeploymentFollower(_api, _time, services.Random);
        _streams = streams;
    }

    /// <summary>Checks whether a deployment would be possible. Nothing is changed.</summary>
    /// <param name="desired">The deployment.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="GcException">The platform could not be queried.</exception>
    public async Task<BundleTest> TestAsync(BundleDeployment desired, CancellationToken cancellationToken)
    {
        var item = await _handlers[BundleDeployment.KindName].PlanAsync(desired, new PlanScope([desired], _handlers, _streams.Silent(), new PlanOptions()), cancellationToken);
        var preflight = (BundlePreflight)item.Live!;
        return new BundleTest
        {
            BundleId = desired.BundleId,
            Environment = desired.Environment,
            Blocked = item.Step.Blocked,
            Errors = preflight.Validation.Errors,
            Warnings = preflight.Validation.Warnings,
            Impact = item.Step.Impact,
            ImpactAssessment = preflight.Impact,
            Diff = item.Step.Diff,
            SchemaVersion = preflight.Validation.SchemaVersion ?? preflight.SchemaVersion,
        };
    }

    /// <summary>Lists the organization's deployments, oldest first, as pages are received.</summary>
    /// <param name="status">Only deployments with this status; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The deployments.</returns>
    /// <exception cref="GcException">The platform rejected the request, or could not be queried.</exception>
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
    /// <param name="deployment">The deployment.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The deployment.</returns>
    /// <exception cref="GcException">The deployment does not exist, or the platform could not be queried.</exception>
    public async Task<GcBundleDeployment> GetAsync(DeploymentKey deployment, CancellationToken cancellationToken) =>
        GcBundleDeployment.Of((await KnownDeployment.FindAsync(_api, deployment, cancellationToken)).State);

    /// <summary>Follows a deployment until it ends, regardless of who submitted it.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="timeout">The timeout.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <param name="cancellationToken">Stops following, not the deployment.</param>
    /// <returns>The outcome, with a <see cref="GcBundleDeployment"/>.</returns>
    /// <exception cref="GcException">The deployment does not exist, or the platform could not be queried.</exception>
    public async Task<StepResult> WaitAsync(DeploymentKey deployment, TimeSpan timeout, IRunObserver observer, CancellationToken cancellationToken)
    {
        var context = new StepContext(AddressOf(deployment), BundleCheckpoints.All, new EventStream(_time, [observer]));
        (deployment, var first) = await KnownDeployment.FindAsync(_api, deployment, cancellationToken);
        var desired = Known(deployment, first, timeout);
        try
        {
            var last = await _follower.FollowAsync(deployment, first, state => state.Status.IsEnd, timeout, context, cancellationToken);
            return last.Status.IsEnd || last.Status.IsRollback
                ? Result(deployment, last, BundleOutcome.Of(desired, last))
                : Result(deployment, last, Verdict.StillRunning(BundleOutcome.TimedOut(desired, last, ". It continues at the platform")));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Result(deployment, first, Verdict.StillRunning(BundleOutcome.Detached(desired, first))) with { Status = StepStatus.Cancelled };
        }
    }

    /// <summary>Cancels a deployment.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The deployment after the request.</returns>
    /// <exception cref="GcException">The deployment has already ended, does not exist, or the platform rejected the request.</exception>
    public Task<GcBundleDeployment> StopAsync(DeploymentKey deployment, CancellationToken cancellationToken) =>
        RunAsync(new BundleCancellation(deployment), [], cancellationToken);

    /// <summary>Rolls a deployment back, and follows the rollback until it ends.</summary>
    /// <param name="deployment">The deployment, whose bundle must be known.</param>
    /// <param name="reason">The reason, for the platform's records.</param>
    /// <param name="timeout">The timeout of the rollback.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <param name="cancellationToken">Stops following, not the rollback.</param>
    /// <returns>The deployment after the rollback.</returns>
    /// <exception cref="GcException">The rollback was rejected, failed, or did not end in time.</exception>
    public Task<GcBundleDeployment> UndoAsync(DeploymentKey deployment, string reason, TimeSpan timeout, IRunObserver observer, CancellationToken cancellationToken) =>
        RunAsync(new BundleReversal(deployment, reason, timeout), [observer], cancellationToken);

    /// <summary>Plans and applies a change to an existing deployment.</summary>
    /// <exception cref="GcException">The deployment's state does not allow the change, or the change failed.</exception>
    private async Task<GcBundleDeployment> RunAsync(Resource desired, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        var plan = await _engine.PlanAsync([desired], new PlanOptions(), observers, cancellationToken);
        if (plan.Steps[0].Blocked is { } reason)
        {
            throw reason;
        }

        var result = (await _engine.RunAsync(plan, new RunOptions(), [], cancellationToken)).Steps[0];
        if (result.Status == StepStatus.Cancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return result.Error is { } failure ? throw failure : (GcBundleDeployment)result.Output!;
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

    private static BundleDeployment Known(DeploymentKey deployment, DeploymentState state, TimeSpan timeout) => new()
    {
        BundleId = deployment.BundleId ?? state.BundleId ?? string.Empty,
        Environment = state.Environment ?? string.Empty,
        Timeout = timeout,
    };

    private static ResourceAddress AddressOf(DeploymentKey deployment) => new(BundleDeployment.KindName, deployment.DeploymentId);
}
