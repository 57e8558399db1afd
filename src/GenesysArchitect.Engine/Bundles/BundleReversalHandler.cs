using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Rolls back a completed deployment.</summary>
internal sealed class BundleReversalHandler(IBundleApi api, BundleRollback rollback) : ResourceHandler<BundleReversal, KnownDeployment, StartedDeployment>
{
    protected override PlanStep Describe(BundleReversal desired) =>
        PlanStep.Of(desired, ChangeKind.RollBack, $"deployment '{desired.Deployment.DeploymentId}'");

    protected override Task<KnownDeployment> ReadAsync(BundleReversal desired, PlanScope scope, CancellationToken cancellationToken) =>
        KnownDeployment.FindAsync(api, desired.Deployment, cancellationToken);

    protected override PlanStep Plan(BundleReversal desired, KnownDeployment live) => Describe(desired) with
    {
        Subject = new AuditSubject { Environment = live.State.Environment },
        Change = live.State.Status == DeploymentStatus.RolledBack ? ChangeKind.NoChange : ChangeKind.RollBack,
        Blocked = live is { Key.Api: BundleApi.Organization, State.Status: var status } && status != DeploymentStatus.RolledBack ? WithoutRollback(live.State) : null,
    };

    // Never journaled: the command reads the deployment again when it is repeated.
    protected override Task<StartedDeployment?> ResumeAsync(BundleReversal desired, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<StartedDeployment?>(null);

    protected override Task<StartedDeployment> ApplyAsync(BundleReversal desired, KnownDeployment live, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new StartedDeployment(live.Key with { BundleId = live.Key.BundleId ?? live.State.BundleId }, live.State, submittedAt: 0));

    protected override async Task<Verdict> VerifyAsync(BundleReversal desired, StartedDeployment applied, StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            (applied.Rollback, var failure) = await rollback.RunAsync(applied.Key, applied.State, desired.Reason, desired.Timeout, context, cancellationToken);
            return failure is null ? Verdict.Succeeded : Verdict.UndoFailed(failure, null);
        }
        catch (GcException failure) when (failure.Kind == ErrorKind.RollbackFailed)
        {
            return Verdict.UndoFailed(failure, null);
        }
    }

    protected override Task<Verdict> UndoAsync(BundleReversal desired, StartedDeployment applied, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Verdict.Failed(BundleOutcome.RollbackFailed(applied.Key, applied.State, "a rollback cannot be undone"), undo: false));

    protected override Task<Verdict> ReleaseAsync(BundleReversal desired, StartedDeployment applied, StepContext context) =>
        Task.FromResult(Verdict.StillRunning(BundleOutcome.Detached(applied.Key, applied.State)));

    // Part 1 of the contract has a rollback at the bundle level alone.
    private static GcException WithoutRollback(DeploymentState state) =>
        new(ErrorIds.NotSupported, ErrorKind.InvalidInput, $"Deployment '{state.Id}' was submitted at the organization level, where the platform has no call for a rollback. Nothing was sent.")
        {
            Target = state.Id,
            Remedies = [new("Deploy the version that was live before.")],
        };

    protected override object? Report(BundleReversal desired, KnownDeployment? live, StartedDeployment? applied, StepReport report) => (live, applied) switch
    {
        (_, { Rollback: { } end }) => GcBundleDeployment.Of(end) with { RolledBack = end.Status.IsRollback, RollbackStatus = end.Status },
        ({ } known, null) => GcBundleDeployment.Of(known.State),
        _ => null,
    };
}
