using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The desired state that a version of a bot be live.</summary>
public sealed record BotVersion : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "BotVersion";

    /// <summary>The bot.</summary>
    public required string BotId { get; init; }

    /// <summary>The version that shall be live.</summary>
    public required string VersionId { get; init; }

    /// <summary>The ids of the flows that it needs.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The ids of the skills that it needs.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The version to go back to; null for the one that is live by the platform's list of versions.</summary>
    public string? PreviousVersionId { get; init; }

    /// <summary>Where it is meant for; the platform is not reported, the run's events and the result are.</summary>
    public string? Environment { get; init; }

    /// <summary>The share of conversations it is meant for, 1 to 100; the platform is not reported, the run's events and the result are.</summary>
    public int? RolloutPercentage { get; init; }

    /// <summary>How long the publishing may take; two minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the publishing is asked for again when the asking failed and nothing came of it, 0 to 100; 5 by default.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Whether the version before is published again when this one does not come up; so by default.</summary>
    public bool RollbackOnFailure { get; init; } = true;

    /// <summary>Whether nothing is published when it is not known what to go back to.</summary>
    public bool RequireRollback { get; init; }

    /// <summary>Whether the publishing is followed to its end.</summary>
    public bool Wait { get; init; } = true;

    AuditSubject IAuditable.Subject => new() { Environment = Environment, Needs = Flows.Count + Skills.Count };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, $"{BotId}@{VersionId}");
}
