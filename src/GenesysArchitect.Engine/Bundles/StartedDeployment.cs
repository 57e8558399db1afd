namespace GenesysArchitect.Engine.Bundles;

/// <summary>A deployment that is in progress or over, with what has been seen of it.</summary>
internal sealed class StartedDeployment(DeploymentKey key, DeploymentState state, long submittedAt)
{
    public DeploymentKey Key => key;

    /// <summary>When it was submitted, on the clock of timestamps.</summary>
    public long SubmittedAt => submittedAt;

    /// <summary>The correlation id of its submission.</summary>
    public string? CorrelationId { get; } = state.CorrelationId;

    /// <summary>How the platform last reported of it, up to its end and not beyond: a rollback has its own state.</summary>
    public DeploymentState State { get; set; } = state;

    /// <summary>How the platform last reported of its rollback; null while there is none.</summary>
    public DeploymentState? Rollback { get; set; }

    /// <summary>When it was seen to have ended, on the clock of timestamps.</summary>
    public long? EndedAt { get; set; }
}
