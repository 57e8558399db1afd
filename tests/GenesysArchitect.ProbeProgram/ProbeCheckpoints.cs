using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.ProbeProgram;

/// <summary>The checkpoints of a probe's change.</summary>
internal static class ProbeCheckpoints
{
    /// <summary>The file is about to be written; the facts have what it contained.</summary>
    public static Checkpoint Probing { get; } = new("probing", CheckpointStage.Intent);

    /// <summary>The file was written.</summary>
    public static Checkpoint Probed { get; } = new("probed", CheckpointStage.Accepted) { Headline = facts => $"probe {facts["probeId"]} accepted" };

    public static IReadOnlyList<Checkpoint> All { get; } = [Probing, Probed];
}
