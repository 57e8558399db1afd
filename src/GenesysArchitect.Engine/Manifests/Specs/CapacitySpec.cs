using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary><c>capacity</c> of a BundleDeployment.</summary>
internal sealed record CapacitySpec
{
    [Description("The maximum number of flows in the environment; 500 by default.")]
    [Range(1, int.MaxValue)]
    public int? MaxFlowCount { get; init; }

    [Description("The maximum number of queues in the environment; 100 by default.")]
    [Range(1, int.MaxValue)]
    public int? MaxQueueCount { get; init; }
}
