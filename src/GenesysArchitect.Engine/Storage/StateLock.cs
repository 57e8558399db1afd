namespace GenesysArchitect.Engine.Storage;

/// <summary>A lock that is held until it is disposed, or until the process ends.</summary>
internal abstract class StateLock : IAsyncDisposable
{
    /// <summary>The previous owner, if it did not release the lock; null if it did, or if owners are not recorded.</summary>
    public abstract LockOwner? PreviousOwner { get; }

    public abstract ValueTask DisposeAsync();
}
