using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The desired state that a flow be as a definition describes it.</summary>
public sealed record Flow : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "Flow";

    /// <summary>The flow.</summary>
    public required FlowId Id { get; init; }

    /// <summary>
    /// What it shall be: an object with the platform's property names. It describes the flow as a whole when it
    /// has all that a flow has, <c>_version</c> among it, as what was read or exported does; then what it lacks is
    /// taken out of the flow. Otherwise what it does not mention is kept, and null takes a property out.
    /// </summary>
    public required JsonElement Definition { get; init; }

    /// <summary>What the definition was made from, when it is an edited copy; then just the edits are brought about.</summary>
    public JsonElement? Base { get; init; }

    /// <summary>Whether the definition is a flow as it was read, and so describes all of it, whatever it has.</summary>
    internal bool IsWhole { get; init; }

    /// <summary>The file that the definition was read from, for what there is to say about places in it.</summary>
    public DocumentSource? Source { get; init; }

    /// <summary>Whether the flow is created when there is none of the id.</summary>
    public bool CreateIfMissing { get; init; }

    /// <summary>What becomes of places that others have changed as well.</summary>
    public ConflictPolicy ConflictPolicy { get; init; }

    /// <summary>How often a write that others forestalled is made again, 0 to 100; 5 by default.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>The folder where the flow is kept as it was, as a snapshot, before it is changed; null for none.</summary>
    public string? BackupPath { get; init; }

    /// <summary>The desired state that a flow be as a file says.</summary>
    /// <param name="source">The file.</param>
    /// <param name="id">Which flow; null for the one whose id the file has.</param>
    /// <returns>The desired state.</returns>
    /// <exception cref="Errors.GcException">The file says no id, or one that cannot be.</exception>
    public static Flow From(DocumentSource source, FlowId? id) => From(source.Root, id, source.Path, source);

    /// <summary>The desired state that a flow be as a definition says.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="id">Which flow; null for the one whose id the definition has.</param>
    /// <param name="name">What to call the definition in errors.</param>
    /// <returns>The desired state.</returns>
    /// <exception cref="Errors.GcException">The definition says no id.</exception>
    public static Flow From(JsonElement definition, FlowId? id, string name) => From(definition, id, name, source: null);

    /// <summary>
    /// The desired state that a flow be as one that was read. Where its definition was edited since, or changes are named, just
    /// those are brought about; otherwise the flow is put back to what it was when it was read.
    /// </summary>
    /// <param name="flow">The flow as it was read.</param>
    /// <param name="changes">An object of what it shall be besides; null for nothing.</param>
    /// <returns>The desired state.</returns>
    public static Flow From(GcFlow flow, JsonElement? changes)
    {
        var id = new FlowId(flow.Id);
        var definition = flow.Edited ?? (changes is null ? null : flow.Document);
        return definition is not { } edited
            ? new Flow { Id = id, Definition = flow.Document, IsWhole = true }
            : new Flow { Id = id, Definition = changes is { } more ? DefinitionOverlay.Apply(edited, more) : edited, Base = flow.Document };
    }

    /// <summary>The desired state with changes laid over its definition.</summary>
    /// <param name="changes">An object of what the flow shall be besides.</param>
    /// <returns>The desired state.</returns>
    public Flow With(JsonElement changes) =>
        Definition.ValueKind == JsonValueKind.Object ? this with { Definition = DefinitionOverlay.Apply(Definition, changes) } : this;

    AuditSubject IAuditable.Subject => new() { ConflictStrategy = ConflictPolicy.ToString() };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, Id.Value);

    /// <summary>Makes sure that the definition has the shape of a flow, which needs no organization.</summary>
    /// <exception cref="Errors.GcException">It has not; a <see cref="FlowInvalidException"/> says where.</exception>
    public void RequireShape()
    {
        if (FlowPreflightBuilder.CheckShape(this) is { Count: > 0 } misshapen)
        {
            throw FlowErrors.Invalid(Id, misshapen);
        }
    }

    private static Flow From(JsonElement definition, FlowId? id, string name, DocumentSource? source)
    {
        var stated = definition.ValueKind == JsonValueKind.Object ? FlowDocument.TextOf(definition, FlowDocument.IdProperty) : null;
        var desired = new Flow { Id = id ?? new FlowId(stated ?? name), Definition = definition, Source = source };
        if (id is not null || !string.IsNullOrWhiteSpace(stated))
        {
            return desired;
        }

        return FlowPreflightBuilder.CheckShape(desired) is { Count: > 0 } misshapen ? throw FlowErrors.Invalid(desired.Id, misshapen) : throw FlowErrors.Unnamed(name, source?.LocationOf(DocumentPath.Root));
    }
}
