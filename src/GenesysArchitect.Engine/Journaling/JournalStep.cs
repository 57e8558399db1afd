namespace GenesysArchitect.Engine.Journaling;

/// <summary>A step as it was planned.</summary>
internal sealed record JournalStep
{
    public required string Kind { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Change { get; init; }

    public required string Target { get; init; }

    public string? SpecHash { get; init; }

    public int Wave { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
