using System.ComponentModel;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a DependencyLock.</summary>
internal sealed record DependencyLockSpec
{
    [Description("The ids of the flows to begin with; all flows of the organization by default.")]
    public IReadOnlyList<string>? Flows { get; init; }

    [Description("The environment to keep to: an id, or the name of an Environment resource; all by default.")]
    public string? Environment { get; init; }

    [Description("The file of the lock, from the folder of the manifest.")]
    public required string Path { get; init; }

    [Description("The address in an artifact registry that the lock is stored at as well.")]
    public Uri? RegistryUri { get; init; }

    [Description("What to take where no version of an action suits all that use it; none by default.")]
    public VersionFallback? Fallback { get; init; }
}
