using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The dependencies of an organization's flows: read, resolved, locked and stored.</summary>
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

    /// <summary>Verifies that a lock may be sent to an address, before anything else is done.</summary>
    /// <param name="registry">The registry's address.</param>
    /// <exception cref="GcException">The address is not an absolute HTTPS URL, is not on this machine, or contains credentials.</exception>
    public static void CheckRegistry(Uri registry) => LockExport.RequireSafe(registry);

    /// <summary>Reads the dependencies of flows, and resolves a version for every data action. Nothing is changed.</summary>
    /// <param name="query">The dependencies to resolve, and how.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The resolution. It includes problems of reading and conflicts of resolving.</returns>
    /// <exception cref="GcException">The connection failed, or the list of flows is incomplete.</exception>
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

    /// <summary>Writes the lock of a resolution. An identical file is left unchanged.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether a different lock is replaced.</param>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="GcException">The resolution cannot be locked, a different lock exists, or the file cannot be written.</exception>
    public bool WriteLock(GcDependencyResolution resolution, string path, bool overwrite) =>
        DependencyLockFile.Write(path, DependencyLock.Of(resolution), overwrite, _transport.Time);

    /// <summary>Stores a lock in an artifact registry. Storing the same lock again has no effect.</summary>
    /// <param name="path">The lock file, which is sent unchanged.</param>
    /// <param name="registry">The registry's address: https, or on this machine.</param>
    /// <param name="token">The registry's own token; null if none is required. The platform's token is never sent to the registry.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that completes when it is stored.</returns>
    /// <exception cref="GcException">The file is not a lock, or the registry rejected it.</exception>
    public async Task ExportAsync(string path, Uri registry, Secret? token, CancellationToken cancellationToken)
    {
        _ = DependencyLockFile.Read(path);
        await new LockExport(_transport, _log).SendAsync(await File.ReadAllBytesAsync(path, cancellationToken), registry, token, cancellationToken);
    }

    /// <summary>Stores the lock of a resolution without a file. The stored lock does not contain when and where it was created.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <param name="registry">The registry's address: https, or on this machine.</param>
    /// <param name="token">The registry's own token; null if none is required.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that completes when it is stored.</returns>
    /// <exception cref="GcException">The resolution cannot be locked, or the registry rejected the lock.</exception>
    public Task ExportAsync(GcDependencyResolution resolution, Uri registry, Secret? token, CancellationToken cancellationToken) =>
        new LockExport(_transport, _log).SendAsync(DependencyLockContent.Write(DependencyLock.Of(resolution), origin: null), registry, token, cancellationToken);

    /// <summary>Compares a lock with the current state of the organization.</summary>
    /// <param name="path">The file of the lock.</param>
    /// <param name="throttleLimit">The maximum number of parallel requests; 1 or more.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The uses that were added, removed and changed since.</returns>
    /// <exception cref="GcException">The file is not a lock or was changed, or the organization cannot be read.</exception>
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
            Error = DependencyErrors.LockBlocker(now),
        };
    }
}
