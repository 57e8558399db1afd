namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>What receivers of webhooks are reported about the end of a step.</summary>
/// <param name="Event">The event's name on the wire, one of those that the kind has declared.</param>
/// <param name="Title">What happened, in a line.</param>
internal sealed record Notification(string Event, string Title)
{
    /// <summary>Whether it is what was desired.</summary>
    public required bool IsGood { get; init; }

    /// <summary>The platform's word for the state of the resource.</summary>
    public string? Status { get; init; }

    /// <summary>The deployment that it is about; null if the kind has none.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>How long it took, in milliseconds; null if that is unknown.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>How much the change can break; null if it was not assessed.</summary>
    public NotificationImpact? Impact { get; init; }

    /// <summary>What else there is to know, in the order in which it is shown. What has no value is left out.</summary>
    public IReadOnlyList<NotificationFact> Facts { get; init; } = [];
}
