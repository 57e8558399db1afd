using System.Collections.Concurrent;

namespace GenesysArchitect.Sandbox.World.Registry;

/// <summary>The artifact registry. Safe to read while requests arrive.</summary>
public sealed class ArtifactRegistry
{
    private readonly ConcurrentDictionary<string, Artifact> _artifacts = new();

    internal ArtifactRegistry()
    {
    }

    /// <summary>All artifacts, by name.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<Artifact> ToList() => [.. _artifacts.Values.OrderBy(artifact => artifact.Name, StringComparer.Ordinal)];

    /// <summary>An artifact.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The artifact, or null when there is none of that name.</returns>
    public Artifact? Find(string name) => _artifacts.GetValueOrDefault(name);

    /// <summary>Stores an artifact unless an immutable one is there; returns that one, or null when it was stored.</summary>
    internal Artifact? Store(Artifact artifact)
    {
        var stored = _artifacts.AddOrUpdate(artifact.Name, artifact, (_, before) => before.Immutable ? before : artifact);
        return ReferenceEquals(stored, artifact) ? null : stored;
    }
}
