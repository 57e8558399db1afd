using System.Text.Json;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Which manifests are read, and with which values.</summary>
public sealed record ManifestOptions
{
    /// <summary>
    /// Files, folders and wildcards (<c>*</c>, <c>?</c>, and <c>**</c> for any folders). A folder is its own files that
    /// end in .yaml, .yml or .json; relative paths are from the current folder.
    /// </summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Files of values for <c>${var:name}</c>; of two values of one name that of the later file counts.</summary>
    public IReadOnlyList<string> ValuesPaths { get; init; } = [];

    /// <summary>Values for <c>${var:name}</c> that count above all files and environments.</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>
    /// Which resources are taken, by their labels: <c>team=ivr,tier!=test</c>. A word alone asks for the label, with
    /// <c>!</c> before it for its absence. All terms must hold; null for all resources.
    /// </summary>
    public string? Selector { get; init; }

    /// <summary>The kinds of resources there are.</summary>
    public ResourceDefinitions Definitions { get; init; } = ResourceDefinitions.Default;

    /// <summary>Where <c>${env:NAME}</c> and <c>${secret:NAME}</c> are looked up; the process's environment by default.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
