using System.ComponentModel;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a DependencyLock.</summary>
internal sealed record DependencyLockSpec
{
    [Description("The ids of the flows to start from; all flows of the organization by default.")]
    public IReadOnlyList<string>? Flows { get; init; }

    [Description("The environment to resolve for: an id, or the name of an Environment resource; all environments by default.")]
    public string? Environment { get; init; }

    [Description("The path of the lock file, relative to the folder of the manifest.")]
    public required string Path { get; init; }

    [Description("The address in an artifact registry where the lock is stored as well.")]
    public Uri? RegistryUri { get; init; }

    [Description("The version to select if no version of an action satisfies all constraints; none by default.")]
    public VersionFallback? Fallback { get; init; }
}
