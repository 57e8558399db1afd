using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The notification of the end of a publishing.</summary>
internal static class BotNotification
{
    /// <summary>The notification; null if nothing was published or the end is unknown.</summary>
    public static Notification? Of(GcBotVersion version, StepStatus ended)
    {
        (string Event, string Title)? news = ended switch
        {
            _ when version.RolledBack => (NotificationEvents.BotRolledBack, $"Bot rolled back: {version.BotId} to {version.PreviousVersionId}"),
            StepStatus.StillRunning => (NotificationEvents.DeploymentStuck, $"Action required: {version.BotId} did not finish in time"),
            StepStatus.Succeeded when version.Change == ChangeKind.Publish && version.State == BotVersionState.Published => (NotificationEvents.BotPublished, $"Bot published: {version.BotId} {version.VersionId}"),
            _ => null,
        };
        return news is not var (name, title) ? null : new Notification(name, title)
        {
            IsGood = name == NotificationEvents.BotPublished,
            Status = version.State.Value,
            LatencyMs = version.LatencyMs,
            Facts =
            [
                new("environment", "Environment", version.Environment),
                new("botId", "Bot", version.BotId),
                new("versionId", "Version", version.VersionId),
                new("previousVersionId", "Previous version", version.PreviousVersionId),
            ],
        };
    }
}
