using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Whether a lock still says what the organization has.</summary>
public sealed record GcDependencyLockTest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the organization has what the lock says, no more and no less, and all of it could be read.</summary>
    public bool IsCurrent => Error is null && Added.Count == 0 && Removed.Count == 0 && Moved.Count == 0;

    /// <summary>The uses of data actions that the lock lacks.</summary>
    public IReadOnlyList<GcDependency> Added { get; init; } = [];

    /// <summary>The uses that the lock has and the organization does not.</summary>
    public IReadOnlyList<GcDependency> Removed { get; init; } = [];

    /// <summary>The uses that are resolved to another version by now.</summary>
    public IReadOnlyList<GcLockDifference> Moved { get; init; } = [];

    /// <summary>The hash that the lock has.</summary>
    public required string LockHash { get; init; }

    /// <summary>The hash that it would have now; null if the organization was not asked.</summary>
    public string? CurrentHash { get; init; }

    /// <summary>Why no lock could be made now; null if one could.</summary>
    public GcException? Error { get; init; }
}
