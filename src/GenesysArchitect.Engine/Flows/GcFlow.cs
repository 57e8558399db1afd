using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A flow of an organization and, if it was changed, the outcome.</summary>
public sealed record GcFlow : IStepOutput, INotifiable
{
    private readonly Lazy<FlowDefinition> _definition;

    private GcFlow(JsonElement document)
    {
        Document = document;
        _definition = new Lazy<FlowDefinition>(() => new FlowDefinition(document));
    }

    /// <summary>The id, which never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type, such as <c>INBOUNDCALL</c>; null if the platform does not return it.</summary>
    public string? Type { get; init; }

    /// <summary>The state: draft, published or archived.</summary>
    public LifecycleState? LifecycleState { get; init; }

    /// <summary>Whether the catalog lists it as active; null if the catalog was not read.</summary>
    public bool? Active { get; init; }

    /// <summary>The version, which increases by one with each change; null if the platform returns none.</summary>
    public long? Version { get; init; }

    /// <summary>The blocks.</summary>
    public IReadOnlyList<GcFlowBlock> Blocks { get; init; } = [];

    /// <summary>The ids of the flows that it references as a whole.</summary>
    public IReadOnlyList<FlowId> References { get; init; } = [];

    /// <summary>The document as returned by the platform, including unknown properties.</summary>
    public JsonElement Document { get; }

    /// <summary>
    /// The document for editing: tables and lists of plain values. When the flow is then set, only the edits
    /// are applied, merged with concurrent changes of others.
    /// </summary>
    public object Definition => _definition.Value.Root;

    /// <summary>The status of the change; null if the flow was only read.</summary>
    public ChangeKind? Change { get; init; }

    /// <summary>The changes that were applied, without changes of others; null if the flow was only read.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The flow immediately before the change. Setting the flow to it restores that state. Null if nothing was changed or the flow was created.</summary>
    public GcFlow? Previous { get; init; }

    /// <summary>How often the change was merged and written again after concurrent modifications; null if the flow was only read.</summary>
    public int? Retries { get; init; }

    /// <summary>The conflicting changes of others that the conflict policy resolved.</summary>
    public IReadOnlyList<MergeConflict> Settled { get; init; } = [];

    /// <summary>The edited definition; null if it was not edited.</summary>
    internal JsonElement? Edited => _definition.IsValueCreated ? _definition.Value.Edited : null;

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    string? IStepOutput.State => LifecycleState?.Value;

    Notification? INotifiable.NotificationOf(StepResult ended) => FlowNotification.Of(this, ended);

    internal static GcFlow Of(FlowDocument document) => Of(document.Root);

    internal static GcFlow Of(JsonElement document)
    {
        var id = FlowDocument.TextOf(document, FlowDocument.IdProperty) ?? string.Empty;
        return new GcFlow(document)
        {
            Id = id,
            Name = FlowDocument.TextOf(document, FlowDocument.NameProperty) ?? id,
            Type = FlowDocument.TextOf(document, "type"),
            LifecycleState = FlowDocument.Of(document).State,
            Version = FlowDocument.Of(document).Version,
            Blocks = BlockTree.Of(document),
            References = FlowDocument.ListOf(document, FlowDocument.ReferencesProperty).Where(reference => reference.ValueKind == JsonValueKind.String).Select(reference => new FlowId(reference.GetString()!)).ToArray(),
        };
    }
}
