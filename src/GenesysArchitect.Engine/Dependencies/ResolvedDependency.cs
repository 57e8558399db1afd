namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The version of an action to deploy.</summary>
public sealed record ResolvedDependency
{
    /// <summary>The action.</summary>
    public required string ActionId { get; init; }

    /// <summary>The version, as the platform writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Who asks for which range, by asker.</summary>
    public required IReadOnlyList<VersionRequest> Requests { get; init; }

    /// <summary>
    /// Whether it is only what was to be taken where nothing satisfies everything: there is a conflict about the
    /// action too, and someone who asks for it may not work with this version.
    /// </summary>
    public bool IsFallback { get; init; }

    /// <summary>The ranges that are asked for, each once; without those who take any version.</summary>
    public IReadOnlyList<string> Ranges => [.. Requests.Select(request => request.Range).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Who asks for the action, each once.</summary>
    public IReadOnlyList<DependencyNode> RequestedBy => [.. Requests.Select(request => request.RequestedBy).Distinct()];
}
