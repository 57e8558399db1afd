using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// Reads which deployments are active and which are new. The platform lists oldest first, so the reader
/// remembers a position shortly before the end, with only final deployments before it, and continues from
/// there: a long history costs a few calls once, and none later. Active deployments further back
/// are queried by status.
/// </summary>
internal sealed class DeploymentSurveyor
{
    private const int PageSize = 100;

    // The page size that every host supports: a host may cap the requested size, so only a shorter page is certainly the last.
    private const int MinPageSize = 10;

    // The minimum part of an unknown history that is read.
    private const int FirstReading = 100;

    // The part at the end that is read again each time: together with active deployments, less than the smallest page.
    private const int Overlap = 5;

    // Beyond this distance from the end, reading pages takes more calls than querying by status.
    private const int MaxTailLength = 50;

    private int _start;
    private string? _first;
    private bool _activeBefore;

    public async Task<DeploymentSurvey> LookAsync(IBundleApi api, CancellationToken cancellationToken)
    {
        var recent = _first is null ? [] : await ReadFromAsync(api, null, _start, cancellationToken);
        if (recent.Count == 0 || recent[0].Id != _first)
        {
            // The first reading; or the platform dropped old entries, and all positions have moved.
            _first = null;
            _start = await FindStartAsync(api, cancellationToken);
            _activeBefore = _start > 0;
            recent = await ReadFromAsync(api, null, _start, cancellationToken);
        }

        var active = recent.Where(deployment => deployment.Status.IsActive).ToList();
        if (_activeBefore)
        {
            // Pending first: a deployment that starts in between is seen twice rather than missed.
            active.AddRange(await ReadFromAsync(api, DeploymentStatus.Pending, 0, cancellationToken));
            active.AddRange(await ReadFromAsync(api, DeploymentStatus.InProgress, 0, cancellationToken));
        }

        active = [.. active.Where(deployment => deployment.Status.IsActive).DistinctBy(deployment => deployment.Id)];
        Remember(recent, active);
        return new DeploymentSurvey(recent, active);
    }

    /// <summary>Reads a list to its end, page by page.</summary>
    /// <exception cref="GcException">A page could not be read.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<DeploymentState>> PagesAsync(IBundleApi api, DeploymentStatus? status, int start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? before = null;
        for (IReadOnlyList<DeploymentState>? page = null; page is null || page.Count >= MinPageSize; start += page.Count)
        {
            page = await api.ListAsync(status, start, PageSize, cancellationToken);
            if (page.Count > 0 && page[0].Id == before)
            {
                // A host without paging returns everything each time.
                yield break;
            }

            before = page.Count > 0 ? page[0].Id : null;
            yield return page;
        }
    }

    private void Remember(List<DeploymentState> recent, List<DeploymentState> active)
    {
        var oldest = recent.FindIndex(deployment => deployment.Status.IsActive);
        var location = Math.Max(0, recent.Count - Overlap);
        if (oldest >= 0 && oldest < location && recent.Count - oldest <= MaxTailLength)
        {
            location = oldest;
        }

        var tail = recent.Skip(location).Select(deployment => deployment.Id).ToHashSet();
        _activeBefore = active.Exists(deployment => !tail.Contains(deployment.Id));
        _start += location;
        _first = recent.Count > 0 ? recent[location].Id : null;
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
        // Exponential search finds a position beyond the end, binary search the end itself.
        var filled = 0;
        var beyond = 2 * FirstReading;
        string? before = null;
        while (await IdAtAsync(api, beyond, cancellationToken) is { } id)
        {
            if (id == before)
            {
                // A host without paging: its list always starts at the beginning.
                return 0;
            }

            before = id;
            filled = beyond;
            beyond *= 2;
        }

        while (filled > 0 && beyond - filled > FirstReading)
        {
            var middle = filled + ((beyond - filled) / 2);
            if (await IdAtAsync(api, middle, cancellationToken) is not null)
            {
                filled = middle;
            }
            else
            {
                beyond = middle;
            }
        }

        return Math.Max(0, filled - FirstReading);
    }

    private static async Task<string?> IdAtAsync(IBundleApi api, int offset, CancellationToken cancellationToken) =>
        (await api.ListAsync(null, offset, 1, cancellationToken)) is [var deployment, ..] ? deployment.Id : null;
}
