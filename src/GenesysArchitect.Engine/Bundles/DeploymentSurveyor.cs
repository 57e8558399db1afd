using System.Runtime.CompilerServices;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// Reads which deployments are active and which are new. The platform lists oldest first, so it
/// remembers where the end of the list was and reads on from shortly before it: a long history
/// costs a few calls once, and none later. What is active further back is asked for by status.
/// </summary>
internal sealed class DeploymentSurveyor
{
    private const int PageSize = 100;

    // The page size that every host has: a host may cap what is asked, so only a shorter page than this is surely the last.
    private const int SmallestPage = 10;

    // How much of the end is read again each time, should the platform drop old entries meanwhile.
    private const int Overlap = 100;

    private int? _start;

    public async Task<DeploymentSurvey> LookAsync(IBundleApi api, CancellationToken cancellationToken)
    {
        var start = _start ?? await FindStartAsync(api, cancellationToken);
        var recent = await ReadFromAsync(api, null, start, cancellationToken);
        if (recent.Count == 0 && start > 0)
        {
            // The history became shorter than it was.
            start = await FindStartAsync(api, cancellationToken);
            recent = await ReadFromAsync(api, null, start, cancellationToken);
        }

        _start = recent.Count > 2 * Overlap ? start + recent.Count - Overlap : start;
        var active = recent.Where(deployment => deployment.Status.IsActive).ToList();
        if (start > 0)
        {
            // Pending first: one that begins in between is met twice rather than missed.
            active.AddRange(await ReadFromAsync(api, DeploymentStatus.Pending, 0, cancellationToken));
            active.AddRange(await ReadFromAsync(api, DeploymentStatus.InProgress, 0, cancellationToken));
        }

        return new DeploymentSurvey(recent, [.. active.Where(deployment => deployment.Status.IsActive).DistinctBy(deployment => deployment.Id)]);
    }

    /// <summary>Reads a list to its end, page by page.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<DeploymentState>> PagesAsync(IBundleApi api, DeploymentStatus? status, int start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (IReadOnlyList<DeploymentState>? page = null; page is null || page.Count >= SmallestPage; start += page.Count)
        {
            page = await api.ListAsync(status, start, PageSize, cancellationToken);
            yield return page;
        }
    }

    private static async Task<List<DeploymentState>> ReadFromAsync(IBundleApi api, DeploymentStatus? status, int start, CancellationToken cancellationToken)
    {
        var all = new List<DeploymentState>();
        await foreach (var page in PagesAsync(api, status, start, cancellationToken))
        {
            all.AddRange(page);
        }

        return all;
    }

    private static async Task<int> FindStartAsync(IBundleApi api, CancellationToken cancellationToken)
    {
        // Doubling strides find a place beyond the end, halving ones the end itself.
        var filled = 0;
        var beyond = 2 * Overlap;
        while (await IsFilledAsync(api, beyond, cancellationToken))
        {
            filled = beyond;
            beyond *= 2;
        }

        while (filled > 0 && beyond - filled > Overlap)
        {
            var middle = filled + ((beyond - filled) / 2);
            if (await IsFilledAsync(api, middle, cancellationToken))
            {
                filled = middle;
            }
            else
            {
                beyond = middle;
            }
        }

        return Math.Max(0, filled - Overlap);
    }

    private static async Task<bool> IsFilledAsync(IBundleApi api, int offset, CancellationToken cancellationToken) =>
        (await api.ListAsync(null, offset, 1, cancellationToken)).Count > 0;
}
