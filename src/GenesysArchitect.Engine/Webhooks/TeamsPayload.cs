using System.Text;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>Formats a payload as an Adaptive Card, for a Teams workflow.</summary>
internal static class TeamsPayload
{
    public static JsonObject Of(WebhookPayload payload)
    {
        var text = WebhookText.Of(payload);
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = new JsonArray(
                new JsonObject { ["type"] = "TextBlock", ["text"] = Plain(text.Title), ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true, ["color"] = text.IsGood ? "Good" : "Attention" },
                new JsonObject { ["type"] = "FactSet", ["facts"] = new JsonArray([.. text.Facts.Select(Fact)]) },
                new JsonObject { ["type"] = "TextBlock", ["text"] = $"{payload.Notification.Event}, run {payload.RunId}", ["isSubtle"] = true, ["size"] = "Small", ["wrap"] = true }),
        };
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = card }),
        };
    }

    private static JsonObject Fact((string Name, string Value) fact) => new JsonObject { ["title"] = fact.Name, ["value"] = Plain(fact.Value) };

    // The card interprets Markdown, so an id must not become a link.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            plain.Append(letter is '\\' or '[' or ']' or '*' or '`' ? $"\\{letter}" : $"{letter}");
        }

        return plain.ToString();
    }
}
