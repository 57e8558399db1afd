using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>Derives the history of each step from a journal, for resuming the run.</summary>
internal static class JournalHistories
{
    public static IReadOnlyDictionary<ResourceAddress, StepHistory> Of(JournalRecord record, ResourceDefinitions definitions)
    {
        var lines = record.Lines.Where(line => line.Address is not null).ToLookup(line => new ResourceAddress(line.Kind!, line.Address!));
        return record.Header.Steps.ToDictionary(
            step => new ResourceAddress(step.Kind, step.Address),
            step => HistoryOf(record, step, [.. lines[new ResourceAddress(step.Kind, step.Address)]], definitions));
    }

    private static StepHistory HistoryOf(JournalRecord record, RecordedStep step, List<JournalLine> lines, ResourceDefinitions definitions)
    {
        var checkpoints = lines.Where(line => line.Event == JournalEvents.Checkpoint).Select(line => new RecordedCheckpoint(CheckpointOf(line, definitions), line.Time, line.Facts ?? new Dictionary<string, string>())).ToList();
        var history = new StepHistory { Change = Enum.TryParse<ChangeKind>(step.Change, out var change) ? change : ChangeKind.Update, Checkpoints = checkpoints };
        var ended = lines.LastOrDefault(line => line.Event == JournalEvents.StepEnded) is { } line ? Result(new ResourceAddress(step.Kind, step.Address), step.Name, line) : null;
        return ended is not null && IsFinal(record, step, history, ended) ? history with { Ended = ended } : history;
    }

    private static Checkpoint CheckpointOf(JournalLine line, ResourceDefinitions definitions) =>
        definitions.CheckpointOf(line.Kind!, line.Name!, Enum.TryParse<CheckpointStage>(line.Stage, out var stage) ? stage : null);

    private static bool IsFinal(JournalRecord record, RecordedStep step, StepHistory history, StepResult ended) => ended.Status switch
    {
        // If the run was interrupted before its group had ended, completed steps may still have to be rolled back.
        StepStatus.Succeeded => !history.IsDone || HasSettled(record, step),
        StepStatus.NoChange or StepStatus.RolledBack or StepStatus.RollbackFailed => true,

        // A step that failed before it started can be retried, and an unknown outcome may be visible by now.
        StepStatus.Failed => history.HasStarted && ended.Error?.Kind != ErrorKind.Ambiguous,
        _ => false,
    };

    private static bool HasSettled(JournalRecord record, RecordedStep step)
    {
        if (record.Header.Atomic)
        {
            return record.End?.Status is not (null or nameof(ExitCode.Cancelled));
        }

        var members = record.Header.Steps.Where(member => member.Group == step.Group).Select(member => (member.Kind, member.Address)).ToHashSet();
        var ended = record.Lines.Where(line => line.Event == JournalEvents.StepEnded && members.Contains((line.Kind!, line.Address!))).ToList();
        return members.Count == ended.Select(line => (line.Kind, line.Address)).Distinct().Count() && ended.TrueForAll(line => line.Status != nameof(StepStatus.Cancelled));
    }

    private static StepResult Result(ResourceAddress address, string name, JournalLine line) => new()
    {
        Address = address,
        Name = name,
        Status = Enum.TryParse<StepStatus>(line.Status, out var status) ? status : StepStatus.Cancelled,
        Error = line.Error?.ToException(),
        RollbackError = line.RollbackError?.ToException(),
        Duration = TimeSpan.FromMilliseconds(line.DurationMs ?? 0),
    };
}
