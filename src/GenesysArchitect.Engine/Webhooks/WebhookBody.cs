
namespace GenesysArchitect.Engine.Webhooks;

/// <summary>Formats a payload for its receiver.</summary>
internal static class WebhookBody
{
    public static string Of(WebhookPayload payload, WebhookFormat format) => format switch
    {
        WebhookFormat.Teams => TeamsPayload.Of(payload).ToJsonString(WebhookJson.Readable.Options),
        WebhookFormat.Slack => SlackPayload.Of(payload).ToJsonString(WebhookJson.Readable.Options),
        _ => payload.ToJson().ToJsonString(WebhookJson.Readable.Options),
    };
}
