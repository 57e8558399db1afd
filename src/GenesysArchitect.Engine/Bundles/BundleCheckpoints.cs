using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The checkpoints of a bundle's deployment.</summary>
internal static class BundleCheckpoints
{
    /// <summary>The fact that names the deployment.</summary>
    public const string DeploymentId = "deploymentId";

    /// <summary>A deployment is about to be submitted.</summary>
    public static Checkpoint Submitting { get; } = new("submitting", CheckpointStage.Intent);

    /// <summary>The submission was accepted.</summary>
    public static Checkpoint Submitted { get; } = new("submitted", CheckpointStage.Accepted)
    {
        WorkFact = DeploymentId,
        Headline = facts => facts.TryGetValue(DeploymentId, out var id) ? $"submitted: {id}" : "submitted",
    };

    /// <summary>The submission was refused.</summary>
    public static Checkpoint Refused { get; } = new("submission_refused", CheckpointStage.Refused);

    /// <summary>The rollback of a deployment is about to be requested.</summary>
    public static Checkpoint RollingBack { get; } = new("rolling_back", CheckpointStage.Undoing) { FormerName = "rolling-back" };

    /// <summary>The rollback was accepted.</summary>
    public static Checkpoint RollbackStarted { get; } = new("rollback_started", CheckpointStage.Undoing) { FormerName = "rollback-started" };

    /// <summary>All checkpoints.</summary>
    public static IReadOnlyList<Checkpoint> All { get; } = [Submitting, Submitted, Refused, RollingBack, RollbackStarted];
}
