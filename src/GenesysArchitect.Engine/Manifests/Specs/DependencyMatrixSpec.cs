using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary><c>dependencyMatrix</c> of a BundleDeployment.</summary>
internal sealed record DependencyMatrixSpec
{
    [Description("The names of the flows.")]
    public IReadOnlyList<string>? Flows { get; init; }

    [Description("The names of the queues.")]
    public IReadOnlyList<string>? Queues { get; init; }

    [Description("The order of the resource kinds; queues before flows by default.")]
    [AllowedValues("queues", "flows")]
    public IReadOnlyList<string>? Order { get; init; }
}
