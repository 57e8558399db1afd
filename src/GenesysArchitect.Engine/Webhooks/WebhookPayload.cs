using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>A notification with the run and the time that it is of.</summary>
/// <param name="Notification">What receivers are notified of.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="RunId">The run.</param>
internal sealed record WebhookPayload(Notification Notification, DateTimeOffset Timestamp, string RunId)
{
    /// <summary>The stable id of the error, such as <c>Gc.Bundle.DeploymentFailed</c>. Its message is not sent: it may quote what was deployed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The payload of the end of a step.</summary>
    /// <returns>Null where there is nothing to notify of.</returns>
    public static WebhookPayload? Of(StepEnded ended) => (ended.Result.Output as INotifiable)?.NotificationOf(ended.Result) is { } notification
        ? new WebhookPayload(notification, ended.Time, ended.RunId) { ErrorId = ended.Result.Error?.ErrorId }
        : null;

    /// <summary>The payload as JSON: the first six properties are always there; of the others, those that have a value.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["event"] = Notification.Event,
            ["deploymentId"] = Notification.DeploymentId,
            ["status"] = Notification.Status,
            ["latencyMs"] = Notification.LatencyMs,
            ["impactAssessment"] = ImpactOf(Notification.Impact),
            ["timestamp"] = JsonValue.Create(Timestamp),
            ["runId"] = RunId,
        };
        foreach (var fact in Notification.Facts.Where(fact => fact.Value is not null))
        {
            json[fact.Name] = fact.Value is long number ? JsonValue.Create(number) : JsonValue.Create($"{fact.Value}");
        }

        if (ErrorId is not null)
        {
            json["errorId"] = ErrorId;
        }

        return json;
    }

    private static JsonObject? ImpactOf(NotificationImpact? impact)
    {
        if (impact is null)
        {
            return null;
        }

        var json = new JsonObject
        {
            ["level"] = impact.Level,
            ["criticalRemovals"] = new JsonArray([.. impact.CriticalRemovals.Select(path => (JsonNode)path)]),
            ["warningCount"] = impact.WarningCount,
            ["compatible"] = impact.Compatible,
        };
        if (impact.CapacityInUse is { } share)
        {
            json["capacityInUse"] = share;
        }

        return json;
    }
}
