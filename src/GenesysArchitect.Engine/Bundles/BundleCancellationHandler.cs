using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Cancels a deployment in progress.</summary>
internal sealed class BundleCancellationHandler(IBundleApi api) : ResourceHandler<BundleCancellation, KnownDeployment, KnownDeployment>
{
    protected override PlanStep Describe(BundleCancellation desired) =>
        PlanStep.Of(desired, ChangeKind.Cancel, $"deployment '{desired.Deployment.DeploymentId}'");

    protected override Task<KnownDeployment> ReadAsync(BundleCancellation desired, PlanScope scope, CancellationToken cancellationToken) =>
        KnownDeployment.FindAsync(api, desired.Deployment, cancellationToken);

    protected override PlanStep Plan(BundleCancellation desired, KnownDeployment live) => Describe(desired) with
    {
        Subject = new AuditSubject { Environment = live.State.Environment },
        Blocked = live.State.Status.IsEnd ? Ended(live.State) : null,
    };

    // Never journaled: the command reads the deployment again when it is repeated.
    protected override Task<KnownDeployment?> ResumeAsync(BundleCancellation desired, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<KnownDeployment?>(null);

    protected override async Task<KnownDeployment> ApplyAsync(BundleCancellation desired, KnownDeployment live, StepContext context, CancellationToken cancellationToken)
    {
        await api.CancelAsync(live.Key, cancellationToken);
        return live with { State = await api.GetAsync(live.Key, cancellationToken) };
    }

    protected override Task<Verdict> VerifyAsync(BundleCancellation desired, KnownDeployment applied, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Verdict.Succeeded);

    protected override Task<Verdict> UndoAsync(BundleCancellation desired, KnownDeployment applied, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Verdict.Failed(Ended(applied.State), undo: false));

    protected override Task<Verdict> ReleaseAsync(BundleCancellation desired, KnownDeployment applied, StepContext context) => Task.FromResult(Verdict.Succeeded);

    protected override object? Report(BundleCancellation desired, KnownDeployment? live, KnownDeployment? applied, StepReport report) =>
        applied is null ? null : GcBundleDeployment.Of(applied.State);

    private static GcException Ended(DeploymentState state) =>
        new(ErrorIds.DeploymentEnded, ErrorKind.Conflict, $"Deployment '{state.Id}' has ended as {state.Status}: there is nothing to cancel.")
        {
            Target = state.Id,
            Remedies = [new("To undo it, roll it back.", new RollBackDeployment(state.Id, state.BundleId))],
        };
}
