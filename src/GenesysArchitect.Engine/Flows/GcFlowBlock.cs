using System.Text.Json;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A block of a flow, with the common properties; the document has all properties.</summary>
public sealed record GcFlowBlock
{
    /// <summary>The id of the block.</summary>
    public required BlockId Id { get; init; }

    /// <summary>The type of the block, such as <c>Menu</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The flow that the block transfers to or calls; null if there is none.</summary>
    public FlowId? Reference { get; init; }

    /// <summary>The nested blocks.</summary>
    public IReadOnlyList<GcFlowBlock> Children { get; init; } = [];

    /// <summary>The block as written in the flow, including unknown properties.</summary>
    public required JsonElement Document { get; init; }

    /// <summary>Such as <c>Menu main-menu</c>.</summary>
    public override string ToString() => $"{Type} {Id}";
}
