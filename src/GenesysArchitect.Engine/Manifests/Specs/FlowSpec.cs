using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a Flow. Properties that are missing are left unchanged in the flow.</summary>
internal sealed record FlowSpec
{
    [Description("The id of the flow. The flow is created if it does not exist.")]
    public required string Id { get; init; }

    [Description("The name of the flow.")]
    public string? Name { get; init; }

    [Description("The desired state of the flow.")]
    [AllowedValues("draft", "published", "archived")]
    public string? LifecycleState { get; init; }

    [Description("The blocks of the flow. They are matched with the live blocks by id.")]
    [Usually(typeof(FlowBlockSpec))]
    public JsonElement? Blocks { get; init; }

    [Description("The ids of the flows that this flow references.")]
    [Usually(typeof(string))]
    public JsonElement? References { get; init; }
}
