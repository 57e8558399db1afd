namespace GenesysArchitect.Engine.Journaling;

/// <summary>A step as it was planned.</summary>
internal sealed record JournalStep
{
    public required string Kind { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Change { get; init; }

    public required string Target { get; init; }

    public string? Impact { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What differed, a line each; the first of them where there are many.</summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    public int Differences { get; init; }

    public string? SpecHash { get; init; }

    public int Wave { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
