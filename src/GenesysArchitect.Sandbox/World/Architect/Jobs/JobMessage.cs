namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>A line that Archy wrote while it worked.</summary>
public sealed record JobMessage
{
    /// <summary><c>Error</c>, <c>Warning</c> or <c>Unknown</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required string Text { get; init; }

    /// <summary>The requests of a failed lookup, oldest first; empty for other messages.</summary>
    public IReadOnlyList<LookupTrace> Lookups { get; init; } = [];
}
