using System.Globalization;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>The displayed content of a payload: a title, and facts.</summary>
internal sealed record WebhookText(string Title, bool IsGood, IReadOnlyList<(string Name, string Value)> Facts)
{
    private const int LongestValue = 500;

    public static WebhookText Of(WebhookPayload payload) =>
        new(payload.Notification.Title, payload.ErrorId is null && payload.Notification.IsGood, [.. FactsOf(payload)]);

    private static IEnumerable<(string Name, string Value)> FactsOf(WebhookPayload payload)
    {
        var notification = payload.Notification;
        IEnumerable<(string? Label, string? Value)> facts =
        [
            ("Status", notification.Status),
            .. notification.Facts.Select(fact => (fact.Label, Convert.ToString(fact.Value, CultureInfo.InvariantCulture))),
            ("Deployment", notification.DeploymentId),
            ("Duration", notification.LatencyMs is { } taken ? $"{(taken / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} s" : null),
            ("Impact", notification.Impact?.Level),
            ("Error", payload.ErrorId),
        ];
        return facts.Where(fact => fact.Label is not null && !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Label!, Shortened(fact.Value!)));
    }

    private static string Shortened(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
}
