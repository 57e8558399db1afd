namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The resolved version of an action.</summary>
public sealed record ResolvedDependency
{
    /// <summary>The id of the action.</summary>
    public required string ActionId { get; init; }

    /// <summary>The version as written by the platform.</summary>
    public required string Version { get; init; }

    /// <summary>The requests, by requester.</summary>
    public required IReadOnlyList<VersionRequest> Requests { get; init; }

    /// <summary>
    /// Whether the version is a fallback because none satisfies all constraints: there is also a conflict about the
    /// action, and some requesters may not work with this version.
    /// </summary>
    public bool IsFallback { get; init; }

    /// <summary>The distinct requested ranges, without requests for any version.</summary>
    public IReadOnlyList<string> Ranges => [.. Requests.Select(request => request.Range).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The distinct requesters.</summary>
    public IReadOnlyList<DependencyNode> RequestedBy => [.. Requests.Select(request => request.RequestedBy).Distinct()];
}
