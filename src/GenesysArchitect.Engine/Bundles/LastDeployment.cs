using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The last deployment of a bundle to an environment.</summary>
/// <param name="Newest">The newest deployment that may belong to the environment; null if there is none.</param>
/// <param name="IsAsDesired">Whether an earlier run has completed it with the same specification.</param>
internal sealed record LastDeployment(DeploymentState? Newest, bool IsAsDesired)
{
    /// <summary>Determines it from a list of deployments, oldest first.</summary>
    /// <param name="desired">The bundle and the environment.</param>
    /// <param name="deployments">The organization's deployments.</param>
    /// <param name="records">The records of earlier runs.</param>
    public static LastDeployment Of(BundleDeployment desired, IReadOnlyList<DeploymentState> deployments, WorkRecords records)
    {
        for (var index = deployments.Count - 1; index >= 0; index--)
        {
            var (deployment, record) = (deployments[index], records.Find(deployments[index].Id));
            if (deployment is { Problem: not null, BundleId: null })
            {
                // An entry that cannot be read, not even whose it is.
                continue;
            }

            if ((deployment.BundleId ?? desired.BundleId) != desired.BundleId || IsElsewhere(desired, deployment, record))
            {
                continue;
            }

            return new LastDeployment(deployment, deployment.Status == DeploymentStatus.Completed && record is not null && record == records.Completed(desired));
        }

        return new LastDeployment(null, IsAsDesired: false);
    }

    // Deployments of the contract have no environment: the records of earlier runs supply it, and a deployment without a record counts as a match.
    private static bool IsElsewhere(BundleDeployment desired, DeploymentState deployment, RecordedWork? record) =>
        deployment.Environment is { } environment ? environment != desired.Target.EnvironmentId : record is not null && record.Address != desired.Address;
}
