using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>The report of a run, created from its journal, which contains everything that its observers received.</summary>
internal sealed record RunReport
{
    /// <summary>The state of the run.</summary>
    public required RunState Status { get; init; }

    public required JournalHeader Run { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>When the run ended, or its last known event.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The steps, in the order of the plan.</summary>
    public required IReadOnlyList<ReportedStep> Steps { get; init; }

    /// <summary>The periods in which the run was interrupted.</summary>
    public IReadOnlyList<ReportedPause> Pauses { get; init; } = [];

    /// <summary>The duration of the run, without interruptions.</summary>
    public TimeSpan Duration => Until - Started - Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause.Length);

    /// <summary>Whether no change was needed.</summary>
    public bool HasNothingToDo => Status == RunState.Completed && Steps.All(step => step.Status == StepStatus.NoChange);

    /// <summary>The calls that were held back or retried.</summary>
    public IReadOnlyList<ReportedDelay> Delays(CallDelayKind kind) => [.. Steps.SelectMany(step => step.Delays).Where(delay => delay.Kind == kind)];

    /// <summary>Creates the report of a run.</summary>
    /// <param name="journal">Its journal.</param>
    /// <param name="status">The state of the run.</param>
    public static RunReport Of(JournalRecord journal, RunState status)
    {
        var planned = journal.Header.Steps;
        var courses = planned.ToDictionary(step => (step.Kind, step.Address), _ => new StepCourse());
        var pauses = new List<ReportedPause>();
        var last = journal.Started;
        foreach (var line in journal.Lines)
        {
            if (line.Event == JournalEvents.RunResumed)
            {
                pauses.Add(new ReportedPause(last, line.Time, line.Message ?? string.Empty));
                Stop(courses.Values, last);
            }
            else if (line is { Kind: { } kind, Address: { } address } && courses.TryGetValue((kind, address), out var course))
            {
                course.Take(line);
            }

            // Lines about abandoning or settling a run may be written long after it.
            last = line is { Event: JournalEvents.RunEnded, Status: JournalEvents.Abandoned } or { Event: JournalEvents.RunSettled } || line.Time < last ? last : line.Time;
        }

        Stop(courses.Values, last);
        return new RunReport
        {
            Status = status,
            Run = journal.Header,
            Started = journal.Started,
            Until = last,
            Steps = StepsOf(planned, courses),
            Pauses = [.. pauses.Where(pause => pause.Length > TimeSpan.Zero)],
        };
    }

    private static void Stop(IEnumerable<StepCourse> courses, DateTimeOffset at)
    {
        foreach (var course in courses)
        {
            course.Stop(at);
        }
    }

    private static List<ReportedStep> StepsOf(IReadOnlyList<RecordedStep> planned, Dictionary<(string Kind, string Address), StepCourse> courses)
    {
        var numbers = planned.Select((step, index) => ($"{step.Kind}/{step.Address}", index + 1)).ToDictionary();
        var needs = planned.Select(step => step.DependsOn.Where(numbers.ContainsKey).Select(need => numbers[need]).ToList()).ToList();
        var neededBy = needs.SelectMany((list, index) => list.Select(need => (need, index + 1))).ToLookup(edge => edge.need, edge => edge.Item2);
        return [.. planned.Select((step, index) => StepOf(step, courses[(step.Kind, step.Address)]) with { Number = index + 1, Needs = needs[index], NeededBy = [.. neededBy[index + 1]] })];
    }

    private static ReportedStep StepOf(RecordedStep planned, StepCourse course) => new()
    {
        Number = 0,
        Planned = planned,
        Status = Enum.TryParse<StepStatus>(course.End?.Status, out var status) ? status : null,
        Error = course.End?.Error,
        RollbackError = course.End?.RollbackError,
        Started = course.Started,
        Ended = course.End?.Time,
        Duration = course.End?.DurationMs is { } took ? TimeSpan.FromMilliseconds(took) : null,
        Phases = course.Phases,
        Delays = course.Delays,
        Moments = course.Moments,
    };
}
