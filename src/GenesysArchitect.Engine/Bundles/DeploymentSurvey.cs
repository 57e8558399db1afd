namespace GenesysArchitect.Engine.Bundles;

/// <summary>The organisation's deployments at one moment, as far back as matters.</summary>
/// <param name="Recent">The newest, oldest first; all of them where there are few.</param>
/// <param name="Active">Those that take a slot, whoever submitted them.</param>
internal sealed record DeploymentSurvey(IReadOnlyList<DeploymentState> Recent, IReadOnlyList<DeploymentState> Active)
{
    // The platform's machines need not agree on the time to the second.
    private static readonly TimeSpan ClockSpread = TimeSpan.FromMinutes(1);

    /// <summary>What this connection submitted itself, though the list may not show it yet.</summary>
    public IReadOnlyCollection<string> Own { get; init; } = [];

    /// <summary>What has come since an earlier survey.</summary>
    public IEnumerable<DeploymentState> NewSince(DeploymentSurvey earlier)
    {
        // A later survey may reach further back than the earlier one did: what is there is not new.
        var known = earlier.Recent.Concat(earlier.Active).Select(deployment => deployment.Id).Concat(earlier.Own).ToHashSet();
        var oldest = earlier.Recent.Max(deployment => deployment.StartTime) - ClockSpread;
        return Recent.Where(deployment => !known.Contains(deployment.Id) && !(deployment.StartTime < oldest));
    }
}
