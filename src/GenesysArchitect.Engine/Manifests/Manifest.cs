using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>What was read from manifests: the resources that are wished, or all that is wrong.</summary>
public sealed record Manifest
{
    /// <summary>All mistakes, by file, line and column; none when it is valid.</summary>
    public IReadOnlyList<GcManifestFinding> Findings { get; init; } = [];

    /// <summary>The resources as they are declared, in the order of the files, as far as they were selected.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; init; } = [];

    /// <summary>What a plan takes. A bundle has a resource for each of its environments. None when there are findings.</summary>
    public IReadOnlyList<Resource> Desired { get; init; } = [];

    /// <summary>
    /// The SHA-256 of all that is wished, in lower-case hexadecimal digits. Files, their order, comments and the order of
    /// keys make no difference.
    /// </summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>
    /// The wishes as documents that <see cref="ManifestReader.Read(IReadOnlyList{JsonElement}, string, Func{string, string?}, Resources.ResourceDefinitions?)"/> reads again, to the same
    /// <see cref="Desired"/> and <see cref="Hash"/>. Everything is resolved in them but secrets, which they do not hold.
    /// </summary>
    public IReadOnlyList<JsonElement> Documents { get; init; } = [];

    /// <summary>What came from the environment by <c>${secret:NAME}</c>, to be masked wherever it would show.</summary>
    public IReadOnlyCollection<Secret> Secrets { get; init; } = [];

    /// <summary>Makes sure that nothing is wrong.</summary>
    /// <exception cref="ManifestInvalidException">Something is; its message tells all of it.</exception>
    public void RequireValid()
    {
        if (Findings.Count > 0)
        {
            throw new ManifestInvalidException(Findings);
        }
    }
}
