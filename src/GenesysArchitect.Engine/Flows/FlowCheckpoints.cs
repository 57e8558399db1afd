using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The checkpoints of a flow's change.</summary>
internal static class FlowCheckpoints
{
    /// <summary>A change is about to be sent.</summary>
    public static Checkpoint Writing { get; } = new("writing", CheckpointStage.Intent);

    /// <summary>The change was made.</summary>
    public static Checkpoint Written { get; } = new("written", CheckpointStage.Accepted);

    /// <summary>All checkpoints.</summary>
    public static IReadOnlyList<Checkpoint> All { get; } = [Writing, Written];
}
