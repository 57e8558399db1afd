using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>Formats a payload as Slack blocks, for an incoming webhook.</summary>
internal static class SlackPayload
{
    // Slack's limits: it rejects a message that exceeds them.
    private const int LongestHeader = 150;
    private const int FieldsInSection = 10;

    public static JsonObject Of(WebhookPayload payload)
    {
        var text = WebhookText.Of(payload);
        var blocks = new JsonArray(
            new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Header(text), ["emoji"] = true } });
        foreach (var fields in text.Facts.Chunk(FieldsInSection))
        {
            blocks.Add(new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. fields.Select(fact => Marked($"*{fact.Name}*\n{Plain(fact.Value)}"))]) });
        }

        blocks.Add(new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Marked($"{payload.Notification.Event}, run {payload.RunId}")) });
        return new JsonObject { ["text"] = Plain(text.Title), ["blocks"] = blocks };
    }

    private static string Header(WebhookText text)
    {
        var header = $"{(text.IsGood ? ":white_check_mark:" : ":warning:")} {text.Title}";
        return header.Length <= LongestHeader ? header : $"{header[..(LongestHeader - 1)]}…";
    }

    private static JsonObject Marked(string text) => new JsonObject { ["type"] = "mrkdwn", ["text"] = text };

    private static string Plain(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
