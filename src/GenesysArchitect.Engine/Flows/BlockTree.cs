using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Reads the blocks of a flow.</summary>
internal static class BlockTree
{
    /// <summary>The blocks with their nested blocks; elements that are not blocks are skipped.</summary>
    public static IReadOnlyList<GcFlowBlock> Of(JsonElement flow) => Read(flow, FlowDocument.BlocksProperty);

    private static IReadOnlyList<GcFlowBlock> Read(JsonElement owner, string property) => StackGuard.IsNearlyExhausted
        ? ReadElsewhere(owner, property)
        : FlowDocument.ListOf(owner, property).Where(block => block.ValueKind == JsonValueKind.Object).Select(Block).ToArray();

    private static IReadOnlyList<GcFlowBlock> ReadElsewhere(JsonElement owner, string property)
    {
        IReadOnlyList<GcFlowBlock> blocks = [];
        StackGuard.Continue(() => blocks = Read(owner, property));
        return blocks;
    }

    private static GcFlowBlock Block(JsonElement block) => new()
    {
        Id = new BlockId(FlowDocument.TextOf(block, FlowDocument.IdProperty) ?? string.Empty),
        Type = FlowDocument.TextOf(block, "type") ?? string.Empty,
        Reference = FlowDocument.TextOf(block, "reference") is { } reference ? new FlowId(reference) : null,
        Children = Read(block, "children"),
        Document = block,
    };
}
