namespace GenesysArchitect.Engine.Bundles;

/// <summary>The organisation's deployments at one moment, as far back as matters.</summary>
/// <param name="Recent">The newest, oldest first; all of them where there are few.</param>
/// <param name="Active">Those that take a slot, whoever submitted them.</param>
internal sealed record DeploymentSurvey(IReadOnlyList<DeploymentState> Recent, IReadOnlyList<DeploymentState> Active)
{
    /// <summary>What has come since an earlier survey.</summary>
    public IEnumerable<DeploymentState> NewSince(DeploymentSurvey earlier)
    {
        var known = earlier.Recent.Concat(earlier.Active).Select(deployment => deployment.Id).ToHashSet();
        return Recent.Where(deployment => !known.Contains(deployment.Id));
    }
}
