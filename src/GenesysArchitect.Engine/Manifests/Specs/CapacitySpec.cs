using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary><c>capacity</c> of a BundleDeployment.</summary>
internal sealed record CapacitySpec
{
    [Description("The most flows the environment may come to; 500 by default.")]
    [Range(1, int.MaxValue)]
    public int? MaxFlowCount { get; init; }

    [Description("The most queues the environment may come to; 100 by default.")]
    [Range(1, int.MaxValue)]
    public int? MaxQueueCount { get; init; }
}
