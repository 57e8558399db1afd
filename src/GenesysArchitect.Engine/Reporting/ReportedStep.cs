using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A step of a run: what it was to do, what became of it, and how it spent its time.</summary>
internal sealed record ReportedStep
{
    /// <summary>Its place in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The step as it was planned.</summary>
    public required JournalStep Planned { get; init; }

    /// <summary>How it ended; null if it has not.</summary>
    public StepStatus? Status { get; init; }

    public JournalError? Error { get; init; }

    public JournalError? RollbackError { get; init; }

    /// <summary>When it started; null if it did not.</summary>
    public DateTimeOffset? Began { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>How long it took, by its own account; null if it has none.</summary>
    public TimeSpan? Duration { get; init; }

    public IReadOnlyList<ReportedPhase> Phases { get; init; } = [];

    public IReadOnlyList<ReportedDelay> Delays { get; init; } = [];

    public IReadOnlyList<ReportedMoment> Moments { get; init; } = [];

    /// <summary>The steps that it waits for, by number.</summary>
    public IReadOnlyList<int> Needs { get; init; } = [];

    /// <summary>The steps that wait for it, by number.</summary>
    public IReadOnlyList<int> NeededBy { get; init; } = [];

    /// <summary>What a person calls it: its kind, and what the manifest calls it.</summary>
    public string Name => $"{Planned.Kind}/{Planned.Name}";

    public bool IsHighImpact => Planned.Impact == nameof(Runs.ImpactLevel.High);

    public bool IsChange => Planned.Change != nameof(Runs.ChangeKind.NoChange);

    /// <summary>Whether it failed by itself, or could not be started for a reason of its own.</summary>
    public bool IsFailure => Status is StepStatus.Failed or StepStatus.RolledBack or StepStatus.RollbackFailed or StepStatus.Blocked or StepStatus.StillRunning;

    /// <summary>What went wrong, in the order in which it came.</summary>
    public IEnumerable<JournalError> Errors => new[] { Error, RollbackError }.OfType<JournalError>();
}
