namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>What an interrupted run has recorded of a step.</summary>
internal sealed record StepHistory
{
    public static StepHistory None { get; } = new();

    /// <summary>What the run was about to do.</summary>
    public ChangeKind Change { get; init; }

    /// <summary>What it did, in its order.</summary>
    public IReadOnlyList<RecordedCheckpoint> Checkpoints { get; init; } = [];

    /// <summary>How the step ended; null if it did not, or where it may yet come to another end.</summary>
    public StepResult? Ended { get; init; }

    /// <summary>Whether it had come to a call that changes something.</summary>
    public bool HasStarted => Checkpoints.Any(recorded => recorded.Checkpoint.Stage == CheckpointStage.Intent);

    /// <summary>Whether it had, and was not seen to its end.</summary>
    public bool IsUnderWay => Ended is null && HasStarted;

    /// <summary>Whether the step was done, and was being undone because another failed.</summary>
    public bool IsUndoing => First(Checkpoint.Undoing) is not null;

    /// <summary>Whether the step was done, and waited for the other steps of its group.</summary>
    public bool IsDone => First(Checkpoint.Done) is not null;

    /// <summary>The latest of some checkpoints; null if there is none of them.</summary>
    public RecordedCheckpoint? Last(params Checkpoint[] checkpoints) => Checkpoints.LastOrDefault(recorded => checkpoints.Contains(recorded.Checkpoint));

    /// <summary>The first time that a checkpoint was reached; null if it was not.</summary>
    public RecordedCheckpoint? First(Checkpoint checkpoint) => Checkpoints.FirstOrDefault(recorded => recorded.Checkpoint == checkpoint);
}
