namespace GenesysArchitect.Engine.Storage;

/// <summary>A lock that is held until it is disposed of, or until the process dies.</summary>
internal abstract class StateLock : IAsyncDisposable
{
    /// <summary>Who held it before and did not release it; null if it was released, or its owners are not recorded.</summary>
    public abstract LockOwner? PreviousOwner { get; }

    public abstract ValueTask DisposeAsync();
}
