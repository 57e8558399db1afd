namespace GenesysArchitect.Engine.Bundles;

/// <summary>The organization's deployments, read once for everything that is planned together.</summary>
internal sealed class DeploymentList(IBundleApi api)
{
    private readonly object _reading = new();
    private Task<IReadOnlyList<DeploymentState>>? _recent;
    private Task<IReadOnlyList<DeploymentState>>? _all;

    /// <summary>The newest deployments, oldest first; at least a hundred if there are as many.</summary>
    public Task<IReadOnlyList<DeploymentState>> RecentAsync(CancellationToken cancellationToken)
    {
        lock (_reading)
        {
            return _recent ??= ReadRecentAsync(cancellationToken);
        }
    }

    /// <summary>All deployments, oldest first, in pages of a hundred.</summary>
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
