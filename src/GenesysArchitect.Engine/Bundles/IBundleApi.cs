namespace GenesysArchitect.Engine.Bundles;

/// <summary>The port to whatever deploys bundles. It says what is asked, and no HTTP.</summary>
internal interface IBundleApi
{
    /// <summary>The version of the organization's bundle schema.</summary>
    Task<string> GetSchemaVersionAsync(CancellationToken cancellationToken);

    Task<BundleValidation> ValidateAsync(BundleDeployment desired, CancellationToken cancellationToken);

    /// <summary>A page of the organization's deployments, oldest first.</summary>
    Task<IReadOnlyList<DeploymentState>> ListAsync(DeploymentStatus? status, int offset, int size, CancellationToken cancellationToken);

    /// <summary>Sends the submission once. A lost answer is an error: it may have been acted on.</summary>
    Task<DeploymentState> SubmitAsync(BundleDeployment desired, CancellationToken cancellationToken);

    Task<DeploymentState> GetAsync(DeploymentKey deployment, CancellationToken cancellationToken);

    Task CancelAsync(DeploymentKey deployment, CancellationToken cancellationToken);

    /// <summary>Asks once for a rollback. A lost answer is an error: it may have been acted on.</summary>
    Task<DeploymentState> RollBackAsync(DeploymentKey deployment, string reason, CancellationToken cancellationToken);
}
