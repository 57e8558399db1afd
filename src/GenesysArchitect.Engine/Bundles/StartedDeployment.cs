namespace GenesysArchitect.Engine.Bundles;

/// <summary>A started deployment, with its observed state.</summary>
internal sealed class StartedDeployment(DeploymentKey key, DeploymentState state, long submittedAt)
{
    public DeploymentKey Key => key;

    /// <summary>When it was submitted, on the clock of timestamps.</summary>
    public long SubmittedAt => submittedAt;

    /// <summary>The correlation id of its submission.</summary>
    public string? CorrelationId { get; } = state.CorrelationId;

    /// <summary>The state last returned by the platform, up to the end of the deployment: a rollback has its own state.</summary>
    public DeploymentState State { get; set; } = state;

    /// <summary>The last state of the rollback; null if there is none.</summary>
    public DeploymentState? Rollback { get; set; }

    /// <summary>When the end was observed, on the clock of timestamps.</summary>
    public long? EndedAt { get; set; }
}
