using System.ComponentModel;
using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>A block of a Flow. It has what its type asks for besides.</summary>
[Open]
internal sealed record FlowBlockSpec
{
    [Description("The id of the block, which no other block of the flow has, at whatever depth.")]
    public required string Id { get; init; }

    [Description("What the block does, such as PlayAudio, Menu or TransferToFlow.")]
    public string? Type { get; init; }

    [Description("The id of the flow that the block leads to.")]
    public string? Reference { get; init; }

    [Description("The blocks within this one.")]
    [Usually(typeof(FlowBlockSpec))]
    public JsonElement? Children { get; init; }
}
