using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Deployments that exist already: list, follow, cancel and roll back; and the test of one that does not.</summary>
public sealed class BundleDeployments
{
    private readonly DeploymentEngine _engine;
    private readonly IBundleApi _api;
    private readonly ResourceHandlers _handlers;
    private readonly DeploymentFollower _follower;
    private readonly EventStreams _streams;
    private readonly TimeProvider _time;
    private readonly string _organization;

    internal BundleDeployments(DeploymentEngine engine, HandlerServices services, ResourceHandlers handlers, EventStreams streams)
    {
        _engine = engine;
        _api = services.Platform.Bundles;
        _time = services.Time;
        _organization = RunFolder.KeyOf(services.Connection);
        _handlers = handlers;
        _follower = new DeploymentFollower(_api, _time, services.Random);
        _streams = streams;
    }

    /// <summary>Finds out what a deployment would meet. Nothing is changed.</summary>
    /// <param name="desired">The deployment.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="GcException">The platform could not be asked.</exception>
    public async Task<GcBundleTest> TestAsync(BundleDeployment desired, CancellationToken cancellationToken)
    {
        var item = await _handlers[BundleDeployment.KindName].PlanAsync(desired, new PlanScope([desired], _handlers, _streams.Silent(), new PlanOptions()), cancellationToken);
        var preflight = (BundlePreflight)item.Live!;
        return new GcBundleTest
        {
            BundleId = desired.BundleId,
            Environment = desired.Target.EnvironmentId,
            Blocked = item.Step.Blocked,
            Errors = preflight.Validation.Errors,
            Warnings = preflight.Validation.Warnings,
            Impact = item.Step.Impact,
            ImpactAssessment = preflight.Impact,
            Diff = item.Step.Diff,
            SchemaVersion = preflight.Validation.SchemaVersion ?? preflight.SchemaVersion,
        };
    }

    /// <summary>Lists the organization's deployments, oldest first, as the pages come.</summary>
    /// <param name="status">Only those of a status; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The deployments.</returns>
    /// <exception cref="GcException">The platform refused it, or could not be asked.</exception>
    public async IAsyncEnumerable<GcBundleDeployment> ListAsync(DeploymentStatus? status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in DeploymentSurveyor.PagesAsync(_api, status, 0, cancellationToken))
        {
            // What cannot be read of the list is reported where it is read.
            foreach (var state in page.Where(state => state.Problem is null))
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
        GcBundleDeployment.Of((await KnownDeployment.FindAsync(_api, deployment, cancellationToken)).State);

    /// <summary>Finds the bundle of a deployment that is named by its id alone: in the journals of this machine, in its audit log, in the organization's list.</summary>
    /// <param name="deploymentId">The deployment.</param>
    /// <param name="runs">Where runs are recorded; null for nowhere.</param>
    /// <param name="auditPath">The audit log; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The deployment with its bundle.</returns>
    /// <exception cref="GcException">The bundle is unknown, or the platform could not be asked.</exception>
    public Task<DeploymentKey> LocateAsync(string deploymentId, RunFolder? runs, string? auditPath, CancellationToken cancellationToken) =>
        new DeploymentLocator(_api, _organization).FindAsync(deploymentId, runs, auditPath, cancellationToken);

    /// <summary>Follows a deployment to its end, whoever submitted it.</summary>
    /// <param name="deployment">Which.</param>
    /// <param name="timeout">How long it is followed.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <param name="cancellationToken">Ends the following, not the deployment.</param>
    /// <returns>How it ended, with a <see cref="GcBundleDeployment"/>.</returns>
    /// <exception cref="GcException">There is no such deployment, or the platform could not be asked.</exception>
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
                : Result(deployment, last, Verdict.StillRunning(BundleOutcome.TimedOut(desired, last, ". The platform goes on with it")));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Result(deployment, first, Verdict.StillRunning(BundleOutcome.Detached(desired, first))) with { Status = StepStatus.Cancelled };
        }
    }

    /// <summary>Cancels a deployment.</summary>
    /// <param name="deployment">Which.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The deployment as it is afterwards.</returns>
    /// <exception cref="GcException">It has ended already, there is no such deployment, or the platform refused it.</exception>
    public Task<GcBundleDeployment> StopAsync(DeploymentKey deployment, CancellationToken cancellationToken) =>
        RunAsync(new BundleCancellation(deployment), [], cancellationToken);

    /// <summary>Rolls a deployment back, and follows that to its end.</summary>
    /// <param name="deployment">Which; its bundle must be known.</param>
    /// <param name="reason">Why, for the platform's records.</param>
    /// <param name="timeout">How long the rollback is followed.</param>
    /// <param name="observer">Who watches it.</param>
    /// <param name="cancellationToken">Ends the following, not the rollback.</param>
    /// <returns>The deployment, rolled back.</returns>
    /// <exception cref="GcException">The rollback was refused, failed, or did not end in time.</exception>
    public Task<GcBundleDeployment> UndoAsync(DeploymentKey deployment, string reason, TimeSpan timeout, IRunObserver observer, CancellationToken cancellationToken) =>
        RunAsync(new BundleReversal(deployment, reason, timeout), [observer], cancellationToken);

    /// <summary>Plans and carries out a change to a deployment that exists.</summary>
    /// <exception cref="GcException">The deployment's state does not allow it, or it failed.</exception>
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
        Target = DeploymentTarget.Environment(state.Environment ?? string.Empty),
        Timeout = timeout,
    };

    private static ResourceAddress AddressOf(DeploymentKey deployment) => new(BundleDeployment.KindName, deployment.DeploymentId);
}
