using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The checkpoints of a bot version's publishing.</summary>
internal static class BotCheckpoints
{
    /// <summary>The fact that names the version to roll back to.</summary>
    public const string PreviousVersionId = "previousVersionId";

    /// <summary>A dependency of the version is absent or inactive.</summary>
    public static Checkpoint DependencyValidationFailed { get; } = new("dependency_validation_failed", CheckpointStage.Observed);

    /// <summary>A dependency of the version could not be verified.</summary>
    public static Checkpoint DependencyValidationError { get; } = new("dependency_validation_error", CheckpointStage.Observed);

    /// <summary>The publishing is about to be requested. The facts contain the version's state, and the version to roll back to.</summary>
    public static Checkpoint Publishing { get; } = new("publishing", CheckpointStage.Intent);

    /// <summary>The publishing was accepted.</summary>
    public static Checkpoint Triggered { get; } = new("publish_triggered", CheckpointStage.Accepted) { Headline = _ => "publishing accepted" };

    /// <summary>A request to publish failed; it may be retried.</summary>
    public static Checkpoint TriggerError { get; } = new("publish_trigger_error", CheckpointStage.Observed);

    /// <summary>The retries of the request were exhausted.</summary>
    public static Checkpoint TriggerFailed { get; } = new("publish_trigger_failed", CheckpointStage.Refused);

    /// <summary>The version is live.</summary>
    public static Checkpoint Succeeded { get; } = new("deployment_success", CheckpointStage.Observed);

    /// <summary>The version failed, or returned to draft.</summary>
    public static Checkpoint Failed { get; } = new("deployment_failed", CheckpointStage.Observed);

    /// <summary>The publishing did not end in time.</summary>
    public static Checkpoint Stuck { get; } = new("deployment_stuck", CheckpointStage.Observed) { FormerName = "deployment.stuck" };

    /// <summary>The previous version is about to be published again.</summary>
    public static Checkpoint RollingBack { get; } = new("rolling_back", CheckpointStage.Undoing);

    /// <summary>Publishing the previous version was accepted.</summary>
    public static Checkpoint RollbackTriggered { get; } = new("rollback_triggered", CheckpointStage.Undoing);

    /// <summary>The previous version is live again.</summary>
    public static Checkpoint RollbackCompleted { get; } = new("rollback_completed", CheckpointStage.Undoing);

    /// <summary>The previous version is not live.</summary>
    public static Checkpoint RollbackFailed { get; } = new("rollback_failed", CheckpointStage.Undoing);

    /// <summary>All checkpoints.</summary>
    public static IReadOnlyList<Checkpoint> All { get; } =
    [
        DependencyValidationFailed, DependencyValidationError, Publishing, Triggered, TriggerError, TriggerFailed,
        Succeeded, Failed, Stuck, RollingBack, RollbackTriggered, RollbackCompleted, RollbackFailed,
    ];
}
