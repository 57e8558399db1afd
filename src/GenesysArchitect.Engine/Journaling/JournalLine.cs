namespace GenesysArchitect.Engine.Journaling;

/// <summary>One line of a journal. Which of its properties it has depends on <see cref="Event"/>.</summary>
internal sealed record JournalLine
{
    public required string Event { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The step it is about, as <c>kind/name</c> of its address.</summary>
    public string? Kind { get; init; }

    public string? Address { get; init; }

    /// <summary>The name of a checkpoint, or the phase of a progress.</summary>
    public string? Name { get; init; }

    public string? Message { get; init; }

    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>How a step or the run ended.</summary>
    public string? Status { get; init; }

    public JournalError? Error { get; init; }

    public JournalError? RollbackError { get; init; }

    public double? DurationMs { get; init; }

    /// <summary>Where all is settled: of which organisation the run is, so that one look at the last line tells.</summary>
    public string? Organisation { get; init; }

    /// <summary>Where all is settled: how many steps the run leaves under way.</summary>
    public int? UnderWay { get; init; }

    public JournalHeader? Run { get; init; }
}
