namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>The records of an interrupted run for a step.</summary>
internal sealed record StepHistory
{
    public static StepHistory None { get; } = new();

    /// <summary>The planned change.</summary>
    public ChangeKind Change { get; init; }

    /// <summary>The reached checkpoints, in order.</summary>
    public IReadOnlyList<RecordedCheckpoint> Checkpoints { get; init; } = [];

    /// <summary>The outcome of the step; null if it did not end, or may still have another outcome.</summary>
    public StepResult? Ended { get; init; }

    /// <summary>Whether the step had reached a call that changes something.</summary>
    public bool HasStarted => Checkpoints.Any(recorded => recorded.Checkpoint.Stage == CheckpointStage.Intent);

    /// <summary>Whether it had, and its outcome was not observed.</summary>
    public bool IsUnderWay => Ended is null && HasStarted;

    /// <summary>Whether the step was done, and was being rolled back because another failed.</summary>
    public bool IsUndoing => First(Checkpoint.Undoing) is not null;

    /// <summary>Whether the step was done, and waited for the other steps of its group.</summary>
    public bool IsDone => First(Checkpoint.Done) is not null;

    /// <summary>The latest of the given checkpoints; null if none was reached.</summary>
    public RecordedCheckpoint? Last(params Checkpoint[] checkpoints) => Checkpoints.LastOrDefault(recorded => checkpoints.Contains(recorded.Checkpoint));

    /// <summary>The first occurrence of a checkpoint; null if it was not reached.</summary>
    public RecordedCheckpoint? First(Checkpoint checkpoint) => Checkpoints.FirstOrDefault(recorded => recorded.Checkpoint == checkpoint);
}
