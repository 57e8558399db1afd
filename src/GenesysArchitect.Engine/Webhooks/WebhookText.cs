using System.Globalization;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What a payload says to a person: a title, and facts beneath it.</summary>
internal sealed record WebhookText(string Title, bool IsGood, IReadOnlyList<(string Name, string Value)> Facts)
{
    private const int LongestValue = 500;

    public static WebhookText Of(WebhookPayload payload) => new(TitleOf(payload), IsGoodNews(payload), [.. FactsOf(payload)]);

    private static string TitleOf(WebhookPayload payload) => payload.Event switch
    {
        WebhookEvents.BotPublished => $"Bot published: {payload.BotId} {payload.VersionId}",
        WebhookEvents.BotRolledBack => $"Bot rolled back: {payload.BotId} to {payload.PreviousVersionId}",
        WebhookEvents.FlowUpdated => $"Flow updated: {payload.FlowName}",
        WebhookEvents.DeploymentStuck => $"Somebody must look: {payload.BundleId ?? payload.BotId} has not ended",
        _ => $"Deployment {payload.Status}: {payload.BundleId}{(string.IsNullOrEmpty(payload.Environment) ? string.Empty : $" in {payload.Environment}")}",
    };

    private static bool IsGoodNews(WebhookPayload payload) =>
        payload.ErrorId is null && payload.Event is WebhookEvents.BotPublished or WebhookEvents.FlowUpdated or WebhookEvents.DeploymentCompleted && payload.Status is not ("FAILED" or "ROLLED_BACK" or "CANCELLED" or "VALIDATION_ERROR");

    private static IEnumerable<(string Name, string Value)> FactsOf(WebhookPayload payload)
    {
        (string Name, string? Value)[] facts =
        [
            ("Status", payload.Status),
            ("Bundle", payload.BundleId),
            ("Environment", payload.Environment),
            ("Deployment", payload.DeploymentId),
            ("Bot", payload.BotId),
            ("Version", payload.VersionId ?? payload.FlowVersion?.ToString(CultureInfo.InvariantCulture)),
            ("Version before", payload.PreviousVersionId),
            ("Flow", payload.FlowId),
            ("Duration", payload.LatencyMs is { } taken ? $"{(taken / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} s" : null),
            ("Impact", payload.ImpactAssessment?.Level),
            ("Error", payload.ErrorId),
        ];
        return facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, Shortened(fact.Value!)));
    }

    private static string Shortened(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
}
