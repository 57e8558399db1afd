using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The checkpoints of a dependency lock's change.</summary>
internal static class LockCheckpoints
{
    /// <summary>The lock is about to be stored and written.</summary>
    public static Checkpoint Writing { get; } = new("writing", CheckpointStage.Intent);

    /// <summary>The lock was written.</summary>
    public static Checkpoint Written { get; } = new("written", CheckpointStage.Accepted);

    /// <summary>All checkpoints.</summary>
    public static IReadOnlyList<Checkpoint> All { get; } = [Writing, Written];
}
