using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>A notification with its run and time.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Timestamp">The time of the event.</param>
/// <param name="RunId">The id of the run.</param>
internal sealed record WebhookPayload(Notification Notification, DateTimeOffset Timestamp, string RunId)
{
    /// <summary>The stable id of the error, such as <c>Gc.Bundle.DeploymentFailed</c>. Its message is not sent, since it may quote deployed content.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Creates the payload for the end of a step.</summary>
    /// <returns>Null if there is no notification.</returns>
    public static WebhookPayload? Of(StepEnded ended) => (ended.Result.Output as INotifiable)?.NotificationOf(ended.Result) is { } notification
        ? new WebhookPayload(notification, ended.Time, ended.RunId) { ErrorId = ended.Result.Error?.ErrorId }
        : null;

    /// <summary>The payload as JSON: the first six properties are always present; the others if they have a value.</summary>
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
