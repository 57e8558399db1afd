using System.Text.Json;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A block of a flow, with the properties that every block has; all of them are in the document.</summary>
public sealed record GcFlowBlock
{
    /// <summary>The id.</summary>
    public required BlockId Id { get; init; }

    /// <summary>What the block does, such as <c>Menu</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The flow it goes to or calls; null when there is none.</summary>
    public FlowId? Reference { get; init; }

    /// <summary>The blocks within it.</summary>
    public IReadOnlyList<GcFlowBlock> Children { get; init; } = [];

    /// <summary>The block as it stands in the flow, with properties that are not known here.</summary>
    public required JsonElement Document { get; init; }

    /// <summary>Such as <c>Menu main-menu</c>.</summary>
    public override string ToString() => $"{Type} {Id}";
}
