namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The content of a webhook notification about the end of a step.</summary>
/// <param name="Event">The event name on the wire, one of those that the kind has declared.</param>
/// <param name="Title">A summary in one line.</param>
internal sealed record Notification(string Event, string Title)
{
    /// <summary>Whether the outcome is the desired one.</summary>
    public required bool IsGood { get; init; }

    /// <summary>The platform's term for the state of the resource.</summary>
    public string? Status { get; init; }

    /// <summary>The deployment; null if the kind has none.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The duration in milliseconds; null if it is unknown.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>The impact of the change; null if it was not assessed.</summary>
    public NotificationImpact? Impact { get; init; }

    /// <summary>Further facts, in display order. Facts without a value are omitted.</summary>
    public IReadOnlyList<NotificationFact> Facts { get; init; } = [];
}
