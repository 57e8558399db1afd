using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bots;

/// <summary>A version of a bot and, if it was published, the outcome.</summary>
public sealed record GcBotVersion : IStepOutput, INotifiable
{
    /// <summary>The id of the bot.</summary>
    public required string BotId { get; init; }

    /// <summary>The id of the version.</summary>
    public required string VersionId { get; init; }

    /// <summary>The version that was live before; null if it is unknown.</summary>
    public string? PreviousVersionId { get; init; }

    /// <summary>The state of the version that was seen last.</summary>
    public required BotVersionState State { get; init; }

    /// <summary>The change: Publish, or NoChange if the version is already live or could not be started; null if it was only read, and if it is unknown.</summary>
    public ChangeKind? Change { get; init; }

    /// <summary>Whether the previous version was published again, and is live.</summary>
    public bool RolledBack { get; init; }

    /// <summary>The dependencies and their status.</summary>
    public IReadOnlyList<BotDependency> Dependencies { get; init; } = [];

    /// <summary>The errors reported by the platform.</summary>
    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    /// <summary>The duration, including checks and rollback; null if it was only read.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Milliseconds from the request to the end of publishing; null if the end was not seen.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>The target environment, as specified.</summary>
    public string? Environment { get; init; }

    /// <summary>The intended share of conversations in percent, as specified; 1 to 100.</summary>
    public int? RolloutPercentage { get; init; }

    /// <summary>Bot and version.</summary>
    public override string ToString() => $"{BotId}@{VersionId}";

    string? IStepOutput.State => State.Value;

    Notification? INotifiable.NotificationOf(StepResult ended) => BotNotification.Of(this, ended.Status);

    internal static GcBotVersion Of(string botId, BotReading reading) => new()
    {
        BotId = botId,
        VersionId = reading.VersionId,
        State = reading.State,
        Errors = reading.Errors,
    };
}
