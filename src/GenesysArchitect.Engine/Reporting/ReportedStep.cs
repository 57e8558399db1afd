using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A step of a run: its plan, outcome and timeline.</summary>
internal sealed record ReportedStep
{
    /// <summary>The position in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The planned step.</summary>
    public required RecordedStep Planned { get; init; }

    /// <summary>The status; null if the step has not ended.</summary>
    public StepStatus? Status { get; init; }

    public JournalError? Error { get; init; }

    public JournalError? RollbackError { get; init; }

    /// <summary>When the step started; null if it did not.</summary>
    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>The recorded duration; null if there is none.</summary>
    public TimeSpan? Duration { get; init; }

    public IReadOnlyList<ReportedPhase> Phases { get; init; } = [];

    public IReadOnlyList<ReportedDelay> Delays { get; init; } = [];

    public IReadOnlyList<ReportedMoment> Moments { get; init; } = [];

    /// <summary>The numbers of its dependencies.</summary>
    public IReadOnlyList<int> Needs { get; init; } = [];

    /// <summary>The numbers of its dependents.</summary>
    public IReadOnlyList<int> NeededBy { get; init; } = [];

    /// <summary>The displayed name: its kind, and the name in the manifest.</summary>
    public string Name => $"{Planned.Kind}/{Planned.Name}";

    public bool IsHighImpact => Planned.Impact == nameof(Runs.ImpactLevel.High);

    public bool IsChange => Planned.Change != nameof(Runs.ChangeKind.NoChange);

    /// <summary>Whether the step itself failed or was blocked.</summary>
    public bool IsFailure => Status is StepStatus.Failed or StepStatus.RolledBack or StepStatus.RollbackFailed or StepStatus.Blocked or StepStatus.StillRunning;

    /// <summary>The errors, in order.</summary>
    public IEnumerable<JournalError> Errors => new[] { Error, RollbackError }.OfType<JournalError>();
}
