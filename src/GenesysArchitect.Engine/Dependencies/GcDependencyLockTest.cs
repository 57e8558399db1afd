using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The result of comparing a lock with the organization.</summary>
public sealed record GcDependencyLockTest
{
    /// <summary>The path of the lock file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the organization matches the lock exactly, and could be read completely.</summary>
    public bool IsCurrent => Error is null && Added.Count == 0 && Removed.Count == 0 && Moved.Count == 0;

    /// <summary>The uses of data actions that are missing in the lock.</summary>
    public IReadOnlyList<GcDependency> Added { get; init; } = [];

    /// <summary>The uses that are only in the lock.</summary>
    public IReadOnlyList<GcDependency> Removed { get; init; } = [];

    /// <summary>The uses that are now resolved to another version.</summary>
    public IReadOnlyList<GcLockDifference> Moved { get; init; } = [];

    /// <summary>The hash in the lock.</summary>
    public required string LockHash { get; init; }

    /// <summary>The hash of the current state; null if the organization was not read.</summary>
    public string? CurrentHash { get; init; }

    /// <summary>Why the current state could not be locked; null if it could.</summary>
    public GcException? Error { get; init; }
}
