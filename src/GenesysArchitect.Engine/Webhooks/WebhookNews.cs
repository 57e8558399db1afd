using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>Makes of the end of a step what there is to tell of it.</summary>
internal static class WebhookNews
{
    /// <summary>The payload; null where there is nothing to tell.</summary>
    public static WebhookPayload? Of(StepEnded ended) => ended.Result.Output switch
    {
        GcBundleDeployment deployment => Of(ended, deployment),
        GcBotVersion version => Of(ended, version),
        GcFlow flow => Of(ended, flow),
        _ => null,
    };

    private static WebhookPayload? Of(StepEnded ended, GcBundleDeployment deployment)
    {
        var status = ended.Result.Status;
        if (status == StepStatus.NoChange || deployment.DeploymentId is null || EventOf(status, deployment) is not { } name)
        {
            return null;
        }

        return Told(ended, name) with
        {
            DeploymentId = deployment.DeploymentId,
            Status = (deployment.RolledBack ? deployment.RollbackStatus ?? DeploymentStatus.RolledBack : deployment.Status).Value,
            LatencyMs = deployment.LatencyMs,
            ImpactAssessment = WebhookImpact.Of(deployment.ImpactAssessment),
            BundleId = deployment.BundleId,
            Environment = deployment.Environment,
        };
    }

    // One that was let go of, or not waited for, has come to no end that is known.
    private static string? EventOf(StepStatus status, GcBundleDeployment deployment) => status switch
    {
        StepStatus.StillRunning => WebhookEvents.DeploymentStuck,
        _ when deployment.RolledBack || deployment.Status.IsEnd => WebhookEvents.DeploymentCompleted,
        StepStatus.RollbackFailed => WebhookEvents.DeploymentStuck,
        _ => null,
    };

    private static WebhookPayload? Of(StepEnded ended, GcBotVersion version)
    {
        var name = ended.Result.Status switch
        {
            _ when version.RolledBack => WebhookEvents.BotRolledBack,
            StepStatus.StillRunning => WebhookEvents.DeploymentStuck,
            StepStatus.Succeeded when version.Change == ChangeKind.Publish && version.State == BotVersionState.Published => WebhookEvents.BotPublished,
            _ => null,
        };
        return name is null ? null : Told(ended, name) with
        {
            Status = version.State.Value,
            LatencyMs = version.LatencyMs,
            BotId = version.BotId,
            VersionId = version.VersionId,
            PreviousVersionId = version.PreviousVersionId,
            Environment = version.Environment,
        };
    }

    // One that was put back, because another step failed, is as it was.
    private static WebhookPayload? Of(StepEnded ended, GcFlow flow) =>
        ended.Result.Status != StepStatus.Succeeded || flow.Change is not (ChangeKind.Create or ChangeKind.Update) ? null : Told(ended, WebhookEvents.FlowUpdated) with
        {
            Status = flow.LifecycleState?.ToString(),
            LatencyMs = (long)ended.Result.Duration.TotalMilliseconds,
            FlowId = flow.Id,
            FlowName = flow.Name,
            FlowVersion = flow.Version,
        };

    private static WebhookPayload Told(StepEnded ended, string name) => new()
    {
        Event = name,
        Timestamp = ended.Time,
        RunId = ended.RunId,
        ErrorId = ended.Result.Error?.ErrorId,
    };
}
