namespace GenesysArchitect.Engine.Bundles;

/// <summary>The port to the platform's bundle deployments, independent of HTTP.</summary>
internal interface IBundleApi
{
    /// <summary>The version of the organization's bundle schema.</summary>
    Task<string> GetSchemaVersionAsync(CancellationToken cancellationToken);

    Task<BundleValidation> ValidateAsync(BundleDeployment desired, CancellationToken cancellationToken);

    /// <summary>A page of the organization's deployments, oldest first.</summary>
    Task<IReadOnlyList<DeploymentState>> ListAsync(DeploymentStatus? status, int offset, int size, CancellationToken cancellationToken);

    /// <summary>Sends the submission once. A lost response is an error, since the request may have been processed.</summary>
    Task<DeploymentState> SubmitAsync(BundleDeployment desired, CancellationToken cancellationToken);

    Task<DeploymentState> GetAsync(DeploymentKey deployment, CancellationToken cancellationToken);

    Task CancelAsync(DeploymentKey deployment, CancellationToken cancellationToken);

    /// <summary>Requests a rollback once. A lost response is an error, since the request may have been processed.</summary>
    Task<DeploymentState> RollBackAsync(DeploymentKey deployment, string reason, CancellationToken cancellationToken);
}
