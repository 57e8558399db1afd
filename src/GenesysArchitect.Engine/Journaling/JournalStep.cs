using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A planned step, as recorded.</summary>
internal sealed record JournalStep
{
    // The maximum number of recorded differences.
    private const int MaxDifferences = 100;

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Change { get; init; }

    public required string Target { get; init; }

    public string? Impact { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The differences, one per line; the first ones if there are many.</summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    public int Differences { get; init; }

    public string? SpecHash { get; init; }

    public string? Group { get; init; }

    public int Wave { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public static JournalStep Of(PlanStep step) => new()
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
