namespace GenesysArchitect.Engine.Bundles;

/// <summary>The organization's deployments, read once for all that are planned together.</summary>
internal sealed class DeploymentList(IBundleApi api)
{
    private readonly object _reading = new();
    private Task<IReadOnlyList<DeploymentState>>? _recent;
    private Task<IReadOnlyList<DeploymentState>>? _all;

    /// <summary>The newest, oldest first; a hundred at least where there are as many.</summary>
    public Task<IReadOnlyList<DeploymentState>> RecentAsync(CancellationToken cancellationToken)
    {
        lock (_reading)
        {
            return _recent ??= ReadRecentAsync(cancellationToken);
        }
    }

    /// <summary>All of them, oldest first: a call for each hundred.</summary>
    public Task<IReadOnlyList<DeploymentState>> AllAsync(CancellationToken cancellationToken)
    {
        lock (_reading)
        {
            return _all ??= ReadAllAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<DeploymentState>> ReadRecentAsync(CancellationToken cancellationToken) =>
        (await new DeploymentSurveyor().LookAsync(api, cancellationToken)).Recent;

    private async Task<IReadOnlyList<DeploymentState>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<DeploymentState>();
        await foreach (var page in DeploymentSurveyor.PagesAsync(api, null, 0, cancellationToken))
        {
            all.AddRange(page);
        }

        return all;
    }
}
