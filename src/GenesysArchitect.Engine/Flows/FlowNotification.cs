using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The notification of a changed flow.</summary>
internal static class FlowNotification
{
    /// <summary>The notification; null if nothing was changed, and if the flow was restored because another step failed.</summary>
    public static Notification? Of(GcFlow flow, StepResult ended) =>
        ended.Status != StepStatus.Succeeded || flow.Change is not (ChangeKind.Create or ChangeKind.Update) ? null : new Notification(NotificationEvents.FlowUpdated, $"Flow updated: {flow.Name}")
        {
            IsGood = true,
            Status = flow.LifecycleState?.ToString(),
            LatencyMs = (long)ended.Duration.TotalMilliseconds,
            Facts = [new("flowId", "Flow", flow.Id), new("flowName", null, flow.Name), new("flowVersion", "Version", flow.Version)],
        };
}
