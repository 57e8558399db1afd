using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>An existing deployment, and how to address it.</summary>
/// <param name="Key">The key of the deployment.</param>
/// <param name="State">The state seen last.</param>
internal sealed record KnownDeployment(DeploymentKey Key, DeploymentState State)
{
    /// <summary>Reads a deployment with the bundle-level API if the bundle is known, and with the organization-level API otherwise or if it is not found.</summary>
    /// <exception cref="GcException">The deployment does not exist, or the platform could not be queried.</exception>
    public static async Task<KnownDeployment> FindAsync(IBundleApi api, DeploymentKey named, CancellationToken cancellationToken)
    {
        try
        {
            return new KnownDeployment(named, await api.GetAsync(named, cancellationToken));
        }
        catch (GcException unknown) when (unknown.Kind == ErrorKind.NotFound && named is { Api: BundleApi.Bundle, BundleId: not null })
        {
            var organization = named with { Api = BundleApi.Organization };
            return new KnownDeployment(organization, await api.GetAsync(organization, cancellationToken));
        }
    }
}
