
namespace GenesysArchitect.Engine.Webhooks;

/// <summary>A payload as text, in the words of its receiver.</summary>
internal static class WebhookBody
{
    public static string Of(WebhookPayload payload, WebhookFormat format) => format switch
    {
        WebhookFormat.Teams => TeamsPayload.Of(payload).ToJsonString(WebhookJson.Readable.Options),
        WebhookFormat.Slack => SlackPayload.Of(payload).ToJsonString(WebhookJson.Readable.Options),
        _ => payload.ToJson().ToJsonString(WebhookJson.Readable.Options),
    };
}
