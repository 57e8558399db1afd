using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>The result of reading manifests: the desired resources, or all errors.</summary>
public sealed record Manifest
{
    /// <summary>All errors by file, line and column; empty if the manifests are valid.</summary>
    public IReadOnlyList<GcManifestFinding> Findings { get; init; } = [];

    /// <summary>The declared resources that were selected, in the order of the files.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; init; } = [];

    /// <summary>The desired resources that a plan is created from. A bundle has one for each of its environments. Empty if there are findings.</summary>
    public IReadOnlyList<Resource> Desired { get; init; } = [];

    /// <summary>
    /// The SHA-256 of the desired state, in lower-case hexadecimal digits. Files, their order, comments and the order of
    /// keys do not affect it.
    /// </summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>
    /// The desired state as documents that <see cref="ManifestReader.Read(IReadOnlyList{JsonElement}, string, Func{string, string?}, Resources.ResourceDefinitions?)"/> reads again, with the same
    /// <see cref="Desired"/> and <see cref="Hash"/>. Everything is resolved except secrets, which they do not contain.
    /// </summary>
    public IReadOnlyList<JsonElement> Documents { get; init; } = [];

    /// <summary>The values of <c>${secret:NAME}</c>, to be masked in all output.</summary>
    public IReadOnlyCollection<Secret> Secrets { get; init; } = [];

    /// <summary>Throws if there are findings.</summary>
    /// <exception cref="ManifestInvalidException">The manifests are invalid; the message lists all errors.</exception>
    public void RequireValid()
    {
        if (Findings.Count > 0)
        {
            throw new ManifestInvalidException(Findings);
        }
    }
}
