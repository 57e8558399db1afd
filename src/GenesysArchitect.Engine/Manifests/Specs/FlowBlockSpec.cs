using System.ComponentModel;
using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>A block of a Flow. It may have further properties, depending on its type.</summary>
[Open]
internal sealed record FlowBlockSpec
{
    [Description("The id of the block, unique within the flow at any depth.")]
    public required string Id { get; init; }

    [Description("The type of the block, such as PlayAudio, Menu or TransferToFlow.")]
    public string? Type { get; init; }

    [Description("The id of the flow that the block transfers to.")]
    public string? Reference { get; init; }

    [Description("The nested blocks.")]
    [Usually(typeof(FlowBlockSpec))]
    public JsonElement? Children { get; init; }
}
