using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a BotVersion.</summary>
internal sealed record BotVersionSpec
{
    [Description("The id of the bot.")]
    public required string BotId { get; init; }

    [Description("The version to publish, such as 2.0.")]
    public required string VersionId { get; init; }

    [Description("The ids of the flows that the bot depends on; they are checked before publishing.")]
    public IReadOnlyList<string>? Flows { get; init; }

    [Description("The ids of the skills that the bot depends on; they are checked before publishing.")]
    public IReadOnlyList<string>? Skills { get; init; }

    [Description("The version to roll back to if publishing fails; by default the version that is live.")]
    public string? PreviousVersionId { get; init; }

    [Description("The target environment: an id, or the name of an Environment resource. It is reported in the events of a run.")]
    public string? Environment { get; init; }

    [Description("The intended share of conversations in percent, 1 to 100. It is reported in the events of a run.")]
    [Range(1, 100)]
    public int? RolloutPercentage { get; init; }

    [Description("The timeout for publishing, such as 90s, 10m or PT10M; two minutes by default.")]
    public TimeSpan? Timeout { get; init; }
}
