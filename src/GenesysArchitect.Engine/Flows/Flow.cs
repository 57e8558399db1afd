using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The desired state of a flow, given by a definition.</summary>
public sealed record Flow : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "Flow";

    /// <summary>The id of the flow.</summary>
    public required FlowId Id { get; init; }

    /// <summary>
    /// The definition: an object with the platform's property names. If it has all properties of a flow, including
    /// <c>_version</c>, as a flow that was read or exported does, it describes the whole flow, and properties that it lacks are
    /// removed. Otherwise properties that it does not mention are kept, and null removes a property.
    /// </summary>
    public required JsonElement Definition { get; init; }

    /// <summary>The document that an edited definition was made from; then only the edits are applied.</summary>
    public JsonElement? Base { get; init; }

    /// <summary>Whether the definition describes the whole flow because it was read from the platform.</summary>
    internal bool IsWhole { get; init; }

    /// <summary>The file of the definition, for locations in messages.</summary>
    public DocumentSource? Source { get; init; }

    /// <summary>Whether the flow is created if it does not exist.</summary>
    public bool CreateIfMissing { get; init; }

    /// <summary>How conflicting changes of others are handled.</summary>
    public ConflictPolicy ConflictPolicy { get; init; }

    /// <summary>How often a write is retried after a concurrent modification, 0 to 100; 5 by default.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>The folder where a snapshot of the flow is saved before it is changed; null for none.</summary>
    public string? BackupPath { get; init; }

    /// <summary>Creates the desired state from a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="id">The id of the flow; null to use the id in the file.</param>
    /// <returns>The desired state.</returns>
    /// <exception cref="Errors.GcException">The file has no id, or an invalid one.</exception>
    public static Flow From(DocumentSource source, FlowId? id) => From(source.Root, id, source.Path, source);

    /// <summary>Creates the desired state from a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="id">The id of the flow; null to use the id in the definition.</param>
    /// <param name="name">The name of the definition in error messages.</param>
    /// <returns>The desired state.</returns>
    /// <exception cref="Errors.GcException">The definition has no id.</exception>
    public static Flow From(JsonElement definition, FlowId? id, string name) => From(definition, id, name, source: null);

    /// <summary>
    /// Creates the desired state from a flow that was read. If its definition was edited, or changes are given, only these
    /// are applied; otherwise the flow is restored to the state that was read.
    /// </summary>
    /// <param name="flow">The flow that was read.</param>
    /// <param name="changes">An object with additional changes; null for none.</param>
    /// <returns>The desired state.</returns>
    public static Flow From(GcFlow flow, JsonElement? changes)
    {
        var id = new FlowId(flow.Id);
        var definition = flow.Edited ?? (changes is null ? null : flow.Document);
        return definition is not { } edited
            ? new Flow { Id = id, Definition = flow.Document, IsWhole = true }
            : new Flow { Id = id, Definition = changes is { } more ? DefinitionOverlay.Apply(edited, more) : edited, Base = flow.Document };
    }

    /// <summary>Applies changes to the definition.</summary>
    /// <param name="changes">An object with the changes.</param>
    /// <returns>The desired state.</returns>
    public Flow With(JsonElement changes) =>
        Definition.ValueKind == JsonValueKind.Object ? this with { Definition = DefinitionOverlay.Apply(Definition, changes) } : this;

    AuditSubject IAuditable.Subject => new() { ConflictStrategy = ConflictPolicy.ToString() };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, Id.Value);

    /// <summary>Verifies that the definition has the shape of a flow, which needs no connection.</summary>
    /// <exception cref="Errors.GcException">The definition is invalid; a <see cref="FlowInvalidException"/> lists the locations.</exception>
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
