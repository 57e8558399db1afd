using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The notification of a deployment's end.</summary>
internal static class BundleNotification
{
    /// <summary>The notification; null if nothing was submitted or the end is unknown.</summary>
    public static Notification? Of(GcBundleDeployment deployment, StepStatus ended)
    {
        if (ended == StepStatus.NoChange || deployment.DeploymentId is null || EventOf(ended, deployment) is not { } name)
        {
            return null;
        }

        var status = deployment.RolledBack ? deployment.RollbackStatus ?? DeploymentStatus.RolledBack : deployment.Status;
        var isStuck = name == NotificationEvents.DeploymentStuck;
        var where = string.IsNullOrEmpty(deployment.Environment) ? string.Empty : $" in {deployment.Environment}";
        return new Notification(name, isStuck ? $"Action required: {deployment.BundleId} did not finish in time" : $"Deployment {status.Value}: {deployment.BundleId}{where}")
        {
            IsGood = !isStuck && !status.IsFailure && !status.IsRollback && status != DeploymentStatus.Cancelled,
            Status = status.Value,
            DeploymentId = deployment.DeploymentId,
            LatencyMs = deployment.LatencyMs,
            Impact = ImpactOf(deployment.ImpactAssessment),
            Facts = [new("bundleId", "Bundle", deployment.BundleId), new("environment", "Environment", deployment.Environment)],
        };
    }

    // A deployment that was detached or not waited for has no known end.
    private static string? EventOf(StepStatus status, GcBundleDeployment deployment) => status switch
    {
        StepStatus.StillRunning => NotificationEvents.DeploymentStuck,
        _ when deployment.RolledBack || deployment.Status.IsEnd => NotificationEvents.DeploymentCompleted,
        StepStatus.RollbackFailed => NotificationEvents.DeploymentStuck,
        _ => null,
    };

    private static NotificationImpact? ImpactOf(ImpactAssessment? assessment) => assessment is null
        ? null
        : new NotificationImpact($"{assessment.Level}", assessment.CriticalRemovals, assessment.WarningCount, assessment.Compatible, assessment.CapacityInUse);
}
