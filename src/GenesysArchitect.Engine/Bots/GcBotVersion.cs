using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bots;

/// <summary>A version of a bot, and, where it was published, what became of that.</summary>
public sealed record GcBotVersion : IStepOutput, INotifiable
{
    /// <summary>The bot.</summary>
    public required string BotId { get; init; }

    /// <summary>The version.</summary>
    public required string VersionId { get; init; }

    /// <summary>The version that was live before; null if it is not known.</summary>
    public string? PreviousVersionId { get; init; }

    /// <summary>How the version stands, as it was seen last.</summary>
    public required BotVersionState State { get; init; }

    /// <summary>What was done: Publish, or NoChange where it is live already or could not be started; null if it was only read, and where it cannot be reported.</summary>
    public ChangeKind? Change { get; init; }

    /// <summary>Whether the version before was published again, and is live.</summary>
    public bool RolledBack { get; init; }

    /// <summary>What it needs, and how it stood with that.</summary>
    public IReadOnlyList<BotDependency> Dependencies { get; init; } = [];

    /// <summary>The errors that the platform reports.</summary>
    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    /// <summary>How long it took, checks and rolling back included; null if it was only read.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>From asking for the publishing to its end, in milliseconds; null if the end was not seen.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>Where it is meant for, as was said.</summary>
    public string? Environment { get; init; }

    /// <summary>The share of conversations it is meant for, as was said; 1 to 100.</summary>
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
