using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>
/// Scans the definition of a flow once and collects its dependencies, at any depth: nodes of type <c>DataAction</c>,
/// a <c>reference</c>, and entries of <c>references</c>. It builds no document, so that memory grows with the
/// dependencies and not with the definition.
/// </summary>
internal sealed class DefinitionScan
{
    private const string DataAction = "DataAction";

    private readonly List<ActionUse> _actions = [];
    private readonly List<string> _flows = [];
    private readonly Stack<Container> _open = new();

    private DefinitionScan()
    {
    }

    public IReadOnlyList<ActionUse> Actions => _actions;

    public IReadOnlyList<string> Flows => _flows;

    /// <summary>Why it is unknown what the definition depends on; null where it is known.</summary>
    public string? Problem { get; private set; }

    /// <summary>The name at the top of the definition.</summary>
    public string? Name { get; private set; }

    /// <summary>Scans the value at the reader's position, and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">The value is not valid JSON.</exception>
    public static DefinitionScan Of(ref Utf8JsonReader reader)
    {
        var scan = new DefinitionScan();
        do
        {
            scan.Take(ref reader);
        }
        while (scan._open.Count > 0 && reader.Read());

        return scan;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _open.Peek().Property = PropertyAt(ref reader);
                break;

            case JsonTokenType.StartObject:
                _open.Push(new Container());
                break;

            case JsonTokenType.StartArray:
                _open.Push(new Container { IsReferences = _open.TryPeek(out var owner) && owner.Property == Property.References });
                break;

            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close(_open.Pop());
                break;

            case JsonTokenType.String when _open.TryPeek(out var container):
                Take(container, ref reader);
                break;

            // An id or a version may be a number, with the text as its value.
            case JsonTokenType.Number when _open.Peek() is { Property: Property.ActionId } action:
                action.ActionId = Encoding.UTF8.GetString(reader.ValueSpan);
                break;

            case JsonTokenType.Number when _open.Peek() is { Property: Property.VersionRange } action:
                action.VersionRange = Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }
    }

    private void Take(Container container, ref Utf8JsonReader reader)
    {
        switch (container.Property)
        {
            case Property.Type:
                container.IsAction = reader.ValueTextEquals(DataAction);
                break;
            case Property.ActionId:
                container.ActionId = reader.GetString();
                break;
            case Property.VersionRange:
                container.VersionRange = reader.GetString();
                break;
            case Property.Name when _open.Count == 1:
                Name = reader.GetString();
                break;
            case Property.Reference:
                Refer(reader.GetString());
                break;
            case Property.None when container.IsReferences:
                Refer(reader.GetString());
                break;
        }
    }

    private void Refer(string? flowId)
    {
        if (!string.IsNullOrWhiteSpace(flowId))
        {
            _flows.Add(flowId);
        }
    }

    private void Close(Container container)
    {
        if (container is { IsAction: true, ActionId: { Length: > 0 } actionId })
        {
            _actions.Add(new ActionUse(actionId, container.VersionRange));
        }
        else if (container.IsAction)
        {
            Problem = "a data action in its definition is without its actionId";
        }
    }

    private static Property PropertyAt(ref Utf8JsonReader reader) => reader switch
    {
        _ when reader.ValueTextEquals("type"u8) => Property.Type,
        _ when reader.ValueTextEquals("actionId"u8) => Property.ActionId,
        _ when reader.ValueTextEquals("versionRange"u8) => Property.VersionRange,
        _ when reader.ValueTextEquals("reference"u8) => Property.Reference,
        _ when reader.ValueTextEquals(FlowDocument.ReferencesProperty) => Property.References,
        _ when reader.ValueTextEquals(FlowDocument.NameProperty) => Property.Name,
        _ => Property.Other,
    };

    private enum Property
    {
        None,
        Type,
        ActionId,
        VersionRange,
        Reference,
        References,
        Name,
        Other,
    }

    /// <summary>An object or a list that has not ended yet.</summary>
    private sealed class Container
    {
        /// <summary>The property of the next value; null in a list.</summary>
        public Property Property { get; set; }

        public bool IsReferences { get; init; }

        public bool IsAction { get; set; }

        public string? ActionId { get; set; }

        public string? VersionRange { get; set; }
    }
}
