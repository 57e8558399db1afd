using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The verdict on the end of a deployment or of its rollback.</summary>
internal static class BundleOutcome
{
    public static Verdict Of(BundleDeployment desired, DeploymentState end)
    {
        if (end.Status == DeploymentStatus.Completed)
        {
            return Verdict.Succeeded;
        }

        if (end.Status.IsRollback)
        {
            return Verdict.Undone(Failed(desired, end, "failed, and the platform rolled it back"));
        }

        return end.Status == DeploymentStatus.Cancelled
            ? Verdict.Failed(Cancelled(desired, end), undo: false)
            : Verdict.Failed(Failed(desired, end, $"ended as {end.Status}"), undo: desired is { RollbackOnFailure: true, ValidateOnly: false });
    }

    public static GcException TimedOut(BundleDeployment desired, DeploymentState last, string consequence) =>
        new(ErrorIds.DeploymentTimeout, ErrorKind.Timeout, $"Deployment {Name(desired, last)} was still {last.Status} after {desired.Timeout.TotalSeconds:0} s{consequence}.")
        {
            Target = last.Id,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Wait for the deployment.", WaitFor(desired, last)), new("If it stays in PENDING, a resource is locked at the platform: find out who is editing the flows, or cancel the deployment.", new CancelDeployment(last.Id))],
        };

    public static GcException Detached(BundleDeployment desired, DeploymentState last) =>
        Detached(new DeploymentKey(last.Id, desired.BundleId), last, Name(desired, last));

    public static GcException Detached(DeploymentKey key, DeploymentState last) => Detached(key, last, $"'{last.Id}'");

    private static GcException Detached(DeploymentKey key, DeploymentState last, string name) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped waiting for deployment {name}, which was {last.Status}. It continues at the platform.")
        {
            Target = last.Id,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Wait for the deployment.", new WaitForDeployment(key.DeploymentId, key.BundleId)), new("To stop it, cancel it.", new CancelDeployment(last.Id))],
        };

    public static GcException CancelledOnStop(BundleDeployment desired, DeploymentState last) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped, and cancelled deployment {Name(desired, last)} at the platform.")
        {
            Target = last.Id,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Check in the environment what had been applied by then, then deploy again.")],
        };

    public static GcException RollbackFailed(DeploymentKey key, DeploymentState last, string why) =>
        new(ErrorIds.RollbackFailed, ErrorKind.RollbackFailed, $"Roll back deployment '{key.DeploymentId}'{(key.BundleId is null ? string.Empty : $" of bundle '{key.BundleId}'")}: {why.TrimEnd('.')}. Its status at the platform is {last.Status}.")
        {
            Target = key.DeploymentId,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Check the environment in Architect: it may contain part of the bundle."), new("Then deploy the version that was live before, or roll back again.", new RollBackDeployment(key.DeploymentId, key.BundleId))],
        };

    private static GcException Failed(BundleDeployment desired, DeploymentState end, string how) =>
        new(ErrorIds.DeploymentFailed, ErrorKind.Failed, $"Deployment {Name(desired, end)} {how}. {end.ErrorText.TrimEnd('.')}.")
        {
            Target = end.Id,
            PlatformCode = end.Errors.FirstOrDefault(error => error.Code is not null)?.Code,
            CorrelationId = end.CorrelationId,
            Remedies = [new("Correct the errors that the platform reports in the bundle or the environment, then deploy again.")],
        };

    private static GcException Cancelled(BundleDeployment desired, DeploymentState end) =>
        new(ErrorIds.DeploymentCancelled, ErrorKind.Failed, $"Deployment {Name(desired, end)} was cancelled at the platform by another user or process.")
        {
            Target = end.Id,
            CorrelationId = end.CorrelationId,
            Remedies = [new("Find out who cancelled it and why, check in the environment what had been applied, then deploy again.")],
        };

    private static string Name(BundleDeployment desired, DeploymentState state) =>
        $"'{state.Id}' of bundle '{desired.BundleId}'{(desired.Target.EnvironmentId is "" ? string.Empty : $" to {desired.Target}")}";

    private static WaitForDeployment WaitFor(BundleDeployment desired, DeploymentState state) => new(state.Id, desired.BundleId);
}
