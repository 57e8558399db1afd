using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a BotVersion.</summary>
internal sealed record BotVersionSpec
{
    [Description("The id of the bot.")]
    public required string BotId { get; init; }

    [Description("The version that shall be live, such as 2.0.")]
    public required string VersionId { get; init; }

    [Description("The ids of the flows that it needs; they are checked first.")]
    public IReadOnlyList<string>? Flows { get; init; }

    [Description("The ids of the skills that it needs; they are checked first.")]
    public IReadOnlyList<string>? Skills { get; init; }

    [Description("The version to go back to when this one does not come up; the one that is live by default.")]
    public string? PreviousVersionId { get; init; }

    [Description("Where it is meant for: an id, or the name of an Environment resource. It is told in the events of a run.")]
    public string? Environment { get; init; }

    [Description("The share of conversations it is meant for, 1 to 100. It is told in the events of a run.")]
    [Range(1, 100)]
    public int? RolloutPercentage { get; init; }

    [Description("How long the publishing may take, such as 90s, 10m or PT10M; two minutes by default.")]
    public TimeSpan? Timeout { get; init; }
}
