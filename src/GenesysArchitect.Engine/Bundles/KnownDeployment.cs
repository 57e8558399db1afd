using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>A deployment that exists already, and how to address it.</summary>
/// <param name="Key">How it is found again.</param>
/// <param name="State">What was seen of it last.</param>
internal sealed record KnownDeployment(DeploymentKey Key, DeploymentState State)
{
    /// <summary>Reads a deployment at its bundle's level where the bundle is named, and at the organization's where it is not known there.</summary>
    /// <exception cref="GcException">There is no such deployment, or the platform could not be asked.</exception>
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
