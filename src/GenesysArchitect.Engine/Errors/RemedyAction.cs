namespace GenesysArchitect.Engine.Errors;

/// <summary>
/// A command that remedies an error, as data. Each front end renders it in its own words with an
/// <see cref="IRemedyRenderer"/>.
/// </summary>
public abstract record RemedyAction
{
    // The hierarchy is closed: a renderer supports every action.
    private protected RemedyAction()
    {
    }
}

/// <summary>Run the command again with an option.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">Its value; null if it has none, or if the user knows it.</param>
public sealed record UseOption(EngineOption Option, string? Value = null) : RemedyAction;

/// <summary>Run the command again without an option.</summary>
/// <param name="Option">The option.</param>
public sealed record OmitOption(EngineOption Option) : RemedyAction;

/// <summary>Connect to the organization.</summary>
public sealed record Connect : RemedyAction;

/// <summary>List the deployments of the organization.</summary>
public sealed record ListDeployments : RemedyAction;

/// <summary>Read a deployment.</summary>
/// <param name="DeploymentId">The id of the deployment.</param>
/// <param name="BundleId">Its bundle; null if it is unknown.</param>
public sealed record ReadDeployment(string DeploymentId, string? BundleId) : RemedyAction;

/// <summary>Wait for the end of a deployment.</summary>
/// <param name="DeploymentId">The id of the deployment; null if the user has to determine it.</param>
/// <param name="BundleId">Its bundle; null if it is unknown.</param>
public sealed record WaitForDeployment(string? DeploymentId = null, string? BundleId = null) : RemedyAction;

/// <summary>Cancel a deployment.</summary>
/// <param name="DeploymentId">The id of the deployment; null if the user has to determine it.</param>
/// <param name="BundleId">Its bundle; null if it is unknown.</param>
public sealed record CancelDeployment(string? DeploymentId = null, string? BundleId = null) : RemedyAction;

/// <summary>Roll a deployment back.</summary>
/// <param name="DeploymentId">The id of the deployment.</param>
/// <param name="BundleId">Its bundle; null if it is unknown.</param>
public sealed record RollBackDeployment(string DeploymentId, string? BundleId) : RemedyAction;

/// <summary>Read a version of a bot.</summary>
/// <param name="BotId">The bot.</param>
/// <param name="VersionId">The version.</param>
public sealed record ReadBotVersion(string BotId, string VersionId) : RemedyAction;

/// <summary>Publish a version of a bot.</summary>
/// <param name="BotId">The bot.</param>
/// <param name="VersionId">The version.</param>
public sealed record PublishBotVersion(string BotId, string VersionId) : RemedyAction;

/// <summary>Find flows by name.</summary>
public sealed record FindFlows : RemedyAction;

/// <summary>Read a flow.</summary>
/// <param name="FlowId">The id of the flow.</param>
public sealed record ReadFlow(string FlowId) : RemedyAction;

/// <summary>Restore a flow from a snapshot.</summary>
public sealed record RestoreFlow : RemedyAction;

/// <summary>Compare flows with snapshots.</summary>
public sealed record CompareFlow : RemedyAction;

/// <summary>Export snapshots of flows.</summary>
public sealed record ExportFlows : RemedyAction;

/// <summary>List the runs in a folder.</summary>
public sealed record ListRuns : RemedyAction;

/// <summary>Create a plan and save it to a file.</summary>
public sealed record SavePlan : RemedyAction;

/// <summary>Resolve dependencies and write a lock file.</summary>
public sealed record SaveLock : RemedyAction;

/// <summary>Verify an audit log.</summary>
public sealed record VerifyAuditLog : RemedyAction;
