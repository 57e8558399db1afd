using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The desired publication of a bot version.</summary>
public sealed record BotVersion : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "BotVersion";

    /// <summary>The id of the bot.</summary>
    public required string BotId { get; init; }

    /// <summary>The id of the version to publish.</summary>
    public required string VersionId { get; init; }

    /// <summary>The ids of the flows that it depends on.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The ids of the skills that it depends on.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The version to roll back to; null for the one that is live by the platform's list of versions.</summary>
    public string? PreviousVersionId { get; init; }

    /// <summary>The target environment, which is only reported in events and results, not sent to the platform.</summary>
    public string? Environment { get; init; }

    /// <summary>The intended share of conversations in percent, 1 to 100, which is only reported in events and results, not sent to the platform.</summary>
    public int? RolloutPercentage { get; init; }

    /// <summary>The timeout of publishing; two minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a failed request to publish is retried, 0 to 100; 5 by default.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Whether the previous version is published again if this one fails; true by default.</summary>
    public bool RollbackOnFailure { get; init; } = true;

    /// <summary>Whether nothing is published if the version to roll back to is unknown.</summary>
    public bool RequireRollback { get; init; }

    /// <summary>Whether the publishing is followed until it ends.</summary>
    public bool Wait { get; init; } = true;

    AuditSubject IAuditable.Subject => new() { Environment = Environment, Needs = Flows.Count + Skills.Count };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, $"{BotId}@{VersionId}");
}
