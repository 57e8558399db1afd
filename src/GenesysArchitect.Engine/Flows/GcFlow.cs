using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A flow of an organization, and, where it was set, what became of that.</summary>
public sealed record GcFlow : IStepOutput, INotifiable
{
    private readonly Lazy<FlowDefinition> _definition;

    private GcFlow(JsonElement document)
    {
        Document = document;
        _definition = new Lazy<FlowDefinition>(() => new FlowDefinition(document));
    }

    /// <summary>The id. It never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type, such as <c>INBOUNDCALL</c>; null if the platform did not say.</summary>
    public string? Type { get; init; }

    /// <summary>The state: draft, published or archived.</summary>
    public LifecycleState? LifecycleState { get; init; }

    /// <summary>Whether it can be used, by the catalog; null if that was not asked.</summary>
    public bool? Active { get; init; }

    /// <summary>The version, raised by one with each change; null if the platform gives none.</summary>
    public long? Version { get; init; }

    /// <summary>The blocks.</summary>
    public IReadOnlyList<FlowBlock> Blocks { get; init; } = [];

    /// <summary>The ids of the flows it refers to as a whole.</summary>
    public IReadOnlyList<FlowId> References { get; init; } = [];

    /// <summary>The document as the platform has it, with what is not known here.</summary>
    public JsonElement Document { get; }

    /// <summary>
    /// The document to edit: tables and lists of plain values. When the flow is set after that, just the edits are
    /// brought about, together with what others change meanwhile.
    /// </summary>
    public object Definition => _definition.Value.Root;

    /// <summary>What setting it came to; null if it was only read.</summary>
    public ChangeKind? Change { get; init; }

    /// <summary>What setting it changed, others' changes apart; null if it was only read.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The flow as it was right before it was set. Setting it to this puts it back. Null where nothing was changed, and where it was created.</summary>
    public GcFlow? Previous { get; init; }

    /// <summary>How often it was merged and written again because others were faster; null if it was only read.</summary>
    public int? Retries { get; init; }

    /// <summary>The places that others had changed otherwise, and that the conflict policy settled.</summary>
    public IReadOnlyList<MergeConflict> Settled { get; init; } = [];

    /// <summary>The definition as it was edited; null when it was not.</summary>
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
