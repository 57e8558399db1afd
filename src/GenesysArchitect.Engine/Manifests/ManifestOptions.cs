using System.Text.Json;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>The manifests to read, and the values to use.</summary>
public sealed record ManifestOptions
{
    /// <summary>
    /// Files, folders and wildcards (<c>*</c>, <c>?</c>, and <c>**</c> for any folders). A folder stands for its own
    /// .yaml, .yml and .json files; relative paths start from the current folder.
    /// </summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Files with values for <c>${var:name}</c>; a later file overrides an earlier one.</summary>
    public IReadOnlyList<string> ValuesPaths { get; init; } = [];

    /// <summary>Values for <c>${var:name}</c> that override all files and environments.</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>
    /// Selects resources by labels: <c>team=ivr,tier!=test</c>. A name alone selects resources that have the label, with
    /// <c>!</c> those that do not. All terms must match; null selects all resources.
    /// </summary>
    public string? Selector { get; init; }

    /// <summary>The supported kinds of resources.</summary>
    public ResourceDefinitions Definitions { get; init; } = ResourceDefinitions.Default;

    /// <summary>The source of <c>${env:NAME}</c> and <c>${secret:NAME}</c>; the process's environment by default.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
