using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Platforms;

/// <summary>The capabilities of a platform, as data: displaying plans and validating input depend on these, not on the platform.</summary>
internal sealed record PlatformCapabilities
{
    /// <summary>Whether a deployment targets an environment with an id; otherwise the organization as a whole.</summary>
    public required bool HasEnvironments { get; init; }

    /// <summary>Refuses a target that the platform does not have, before anything is sent.</summary>
    /// <param name="target">The target.</param>
    /// <param name="what">What is to be deployed there.</param>
    /// <param name="platform">The platform.</param>
    /// <exception cref="GcException">The platform has no such target.</exception>
    public void RequireTarget(DeploymentTarget target, string what, PlatformKind platform)
    {
        if (target.EnvironmentId is null == HasEnvironments)
        {
            throw new GcException(ErrorIds.NotSupported, ErrorKind.InvalidInput, $"{what} cannot be deployed to {target}: the platform {platform} deploys to {(HasEnvironments ? "environments" : "the organization of the connection")}. Nothing was sent.")
            {
                Target = what,
                Remedies = [new(HasEnvironments ? "Name the environment." : "Omit the environment, and connect to the organization that is meant.")],
            };
        }
    }
}
