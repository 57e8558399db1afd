using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What the flows of an organization depend on: read, resolved, locked and stored.</summary>
public sealed class FlowDependencies
{
    private readonly GcOrgConnection _connection;
    private readonly TransportOptions _transport;
    private readonly ILogger _log;
    private readonly ICallWatcher? _watcher;

    internal FlowDependencies(GcOrgConnection connection, ILogger log, ICallWatcher? watcher = null)
    {
        _watcher = watcher;
        _connection = connection;
        _transport = connection.Transport;
        _log = log;
    }

    /// <summary>Makes sure that a lock may be sent to an address, before anything else is done.</summary>
    /// <param name="registry">The registry's address.</param>
    /// <exception cref="GcException">It is no whole https address, and not on this machine, or holds credentials.</exception>
    public static void CheckRegistry(Uri registry) => LockExport.RequireSafe(registry);

    /// <summary>Reads what flows depend on, and finds a version for every data action. Nothing is changed.</summary>
    /// <param name="query">Which, and how.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The resolution. What could not be read is among its problems, what cannot be resolved among its conflicts.</returns>
    /// <exception cref="GcException">The connection is at fault, or the list of flows cannot be read to its end.</exception>
    public async Task<GcDependencyResolution> ResolveAsync(DependencyQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.ThrottleLimit, 1);
        var started = _transport.Time.GetTimestamp();
        var client = new ApiClient(_connection.Channel, _log, _watcher);
        var reading = await CatalogWalk.ReadAsync(PlatformFactory.Create(_connection.Platform, client).Catalog, query, cancellationToken);
        var resolution = DependencyResolver.Resolve(reading, query);
        return resolution with
        {
            LockHash = DependencyLock.Draft(resolution).Hash,
            Requests = client.Calls,
            Duration = _transport.Time.GetElapsedTime(started),
        };
    }

    /// <summary>Writes the lock of a resolution. One that holds the same already is left as it is, to the byte.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether a lock that holds something else is replaced.</param>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="GcException">It cannot be locked, there is another lock, or the file cannot be written.</exception>
    public bool WriteLock(GcDependencyResolution resolution, string path, bool overwrite) =>
        DependencyLockFile.Write(path, DependencyLock.Of(resolution), overwrite, _transport.Time);

    /// <summary>Stores a lock in an artifact registry. The same lock is stored once, however often it is sent.</summary>
    /// <param name="path">The file of the lock, which is sent as it is.</param>
    /// <param name="registry">The registry's address: https, or on this machine.</param>
    /// <param name="token">The registry's own token; null where it asks for none. The platform's is never sent there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="GcException">The file is no lock, or the registry refused it.</exception>
    public async Task ExportAsync(string path, Uri registry, Secret? token, CancellationToken cancellationToken)
    {
        _ = DependencyLockFile.Read(path);
        await new LockExport(_transport, _log).SendAsync(await File.ReadAllBytesAsync(path, cancellationToken), registry, token, cancellationToken);
    }

    /// <summary>Stores the lock of a resolution that is not on disk. What is stored does not say when and where it was made.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <param name="registry">The registry's address: https, or on this machine.</param>
    /// <param name="token">The registry's own token; null where it asks for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="GcException">It cannot be locked, or the registry refused it.</exception>
    public Task ExportAsync(GcDependencyResolution resolution, Uri registry, Secret? token, CancellationToken cancellationToken) =>
        new LockExport(_transport, _log).SendAsync(DependencyLockContent.Write(DependencyLock.Of(resolution), origin: null), registry, token, cancellationToken);

    /// <summary>Finds out whether a lock still says what the organization has.</summary>
    /// <param name="path">The file of the lock.</param>
    /// <param name="throttleLimit">How many requests are under way at once; 1 or more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was added, removed and moved since.</returns>
    /// <exception cref="GcException">The file is no lock or was changed, or the organization cannot be read.</exception>
    public async Task<GcDependencyLockTest> TestAsync(string path, int throttleLimit, CancellationToken cancellationToken)
    {
        var locked = DependencyLockFile.Read(path);
        var now = await ResolveAsync(locked.Query with { ThrottleLimit = throttleLimit }, cancellationToken);
        var differences = DependencyLock.Compare(locked, DependencyLock.Draft(now));
        return new GcDependencyLockTest
        {
            Path = path,
            LockHash = locked.Hash,
            CurrentHash = now.LockHash,
            Added = differences.Where(difference => difference.Kind == LockDifferenceKind.Added).Select(difference => difference.After!).ToArray(),
            Removed = differences.Where(difference => difference.Kind == LockDifferenceKind.Removed).Select(difference => difference.Before!).ToArray(),
            Moved = differences.Where(difference => difference.Kind == LockDifferenceKind.Moved).ToArray(),
            Error = DependencyErrors.Unlockable(now),
        };
    }
}
