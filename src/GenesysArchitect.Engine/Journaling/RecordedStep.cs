using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A planned step on disk: in a journal with all that reports show of it, in a kept plan with what it was planned upon.</summary>
internal sealed record RecordedStep
{
    // The maximum number of recorded differences.
    private const int MaxDifferences = 100;

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Change { get; init; }

    /// <summary>The thing that it changes; null in a kept plan.</summary>
    public string? Target { get; init; }

    public string? Impact { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The differences, one per line; the first ones if there are many.</summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    public int Differences { get; init; }

    /// <summary>What it was planned upon, such as <c>version 12</c>; null in a journal, whose steps are resumed by their checkpoints.</summary>
    public string? Basis { get; init; }

    public string? SpecHash { get; init; }

    public string? Group { get; init; }

    public int Wave { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public static RecordedStep Of(PlanStep step) => new()
    {
        Kind = step.Address.Kind,
        Address = step.Address.Name,
        Name = step.Name,
        Change = step.Change.ToString(),
        Target = step.Target,
        Impact = step.Impact.ToString(),
        Reasons = step.Reasons,
        Notes = step.Notes,
        Diff = [.. (step.Diff?.Differences ?? []).Take(MaxDifferences).Select(difference => difference.ToString())],
        Differences = step.Diff?.Differences.Count ?? 0,
        SpecHash = step.SpecHash,
        Group = step.Group,
        Wave = step.Wave,
        DependsOn = [.. step.DependsOn.Select(need => need.ToString())],
    };
}
