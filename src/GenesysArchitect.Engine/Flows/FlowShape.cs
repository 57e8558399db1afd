using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// Validates the shape of a flow: the types of known properties, and the ids of blocks. It needs no
/// connection. The traversal uses its own stack, since blocks can be nested deeper than a thread's stack allows.
/// </summary>
internal sealed class FlowShape
{
    private const string TypeProperty = "type";

    private static readonly string[] BlockTexts = [FlowDocument.IdProperty, TypeProperty, "reference"];

    private readonly string[] _required;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, DocumentPath> _blocks = [];
    private readonly Stack<(DocumentPath Path, JsonElement Value)> _open = new();

    private FlowShape(params string[] required) => _required = required;

    /// <summary>The errors in a partial definition, whose blocks contain only their changes.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="original">The document that an edited definition was made from.</param>
    public static IReadOnlyList<Finding> CheckDefinition(JsonElement definition, JsonElement? original = null)
    {
        var shape = new FlowShape(FlowDocument.IdProperty);
        if (shape.IsObject(definition, DocumentPath.Root, "A flow"))
        {
            shape.CheckSpelling(definition, original);
            shape.Check(definition);
        }

        return shape._findings;
    }

    /// <summary>The errors in a complete flow.</summary>
    public static IReadOnlyList<Finding> CheckFlow(JsonElement flow)
    {
        var shape = new FlowShape(FlowDocument.IdProperty, TypeProperty);
        shape.Require(flow, DocumentPath.Root, FlowDocument.NameProperty, "A flow");
        shape.Require(flow, DocumentPath.Root, FlowDocument.StateProperty, "A flow");
        shape.Check(flow);
        return shape._findings;
    }

    private void Check(JsonElement flow)
    {
        foreach (var property in flow.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            var path = DocumentPath.Root.Member(property.Name);
            switch (property.Name)
            {
                case FlowDocument.IdProperty or FlowDocument.NameProperty or FlowDocument.StateProperty:
                    CheckText(property.Value, path);
                    break;
                case FlowDocument.BlocksProperty:
                    CheckBlocks(path, property.Value);
                    break;
                case FlowDocument.ReferencesProperty:
                    CheckReferences(property.Value, path);
                    break;
            }
        }
    }

    // A misspelled property would be kept as an unknown one. But a platform may have similarly named properties of
    // its own: then the original has them too, next to the known ones.
    private void CheckSpelling(JsonElement definition, JsonElement? original)
    {
        foreach (var property in definition.EnumerateObject())
        {
            var meant = FlowDocument.Properties.FirstOrDefault(known => known != property.Name && Plain(known) == Plain(property.Name));
            if (meant is not null && !(original is { } read ? read.TryGetProperty(property.Name, out _) : definition.TryGetProperty(meant, out _)))
            {
                Add(FlowRule.Spelling, DocumentPath.Root.Member(property.Name), $"unknown property '{property.Name}'; the property is spelled '{meant}'.");
            }
        }
    }

    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private void CheckBlocks(DocumentPath path, JsonElement blocks)
    {
        Open(path, blocks);
        while (_open.TryPop(out var next))
        {
            if (!IsObject(next.Value, next.Path, "A block"))
            {
                continue;
            }

            CheckBlock(next.Path, next.Value);
            if (next.Value.TryGetProperty("children", out var children) && children.ValueKind != JsonValueKind.Null)
            {
                Open(next.Path.Member("children"), children);
            }
        }
    }

    private void Open(DocumentPath path, JsonElement blocks)
    {
        if (blocks.ValueKind != JsonValueKind.Array)
        {
            Add(FlowRule.Type, path, $"must be a list of blocks, but is {Wording(blocks)}.");
            return;
        }

        // From the last to the first, so that they are met in their order.
        var index = blocks.GetArrayLength();

        // Not by its index: an element of a list is found by going over all that are before it.
        foreach (var block in blocks.EnumerateArray().Reverse())
        {
            _open.Push((path.Item(--index), block));
        }
    }

    private void CheckBlock(DocumentPath path, JsonElement block)
    {
        foreach (var name in BlockTexts)
        {
            if (block.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                CheckText(value, path.Member(name));
            }
            else if (_required.Contains(name))
            {
                Require(block, path, name, "A block");
            }
        }

        if (FlowDocument.TextOf(block, FlowDocument.IdProperty) is { Length: > 0 } id && !_blocks.TryAdd(id, path))
        {
            Add(FlowRule.DuplicateBlock, path.Member(FlowDocument.IdProperty), $"the id '{id}' is already used by {_blocks[id]}; block ids must be unique within a flow, at any depth.");
        }
    }

    private void CheckReferences(JsonElement references, DocumentPath path)
    {
        if (references.ValueKind != JsonValueKind.Array)
        {
            Add(FlowRule.Type, path, $"must be a list of flow ids, but is {Wording(references)}.");
            return;
        }

        var index = 0;
        foreach (var reference in references.EnumerateArray())
        {
            CheckText(reference, path.Item(index++));
        }
    }

    private void CheckText(JsonElement value, DocumentPath path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add(FlowRule.Type, path, $"must be text, but is {Wording(value)}.");
        }
        else if (string.IsNullOrWhiteSpace(value.GetString()))
        {
            Add(FlowRule.Required, path, "must not be empty.");
        }
    }

    private void Require(JsonElement owner, DocumentPath path, string property, string what)
    {
        if (!owner.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            Add(FlowRule.Required, path, $"{what} must have '{property}'.");
        }
    }

    private bool IsObject(JsonElement value, DocumentPath path, string what)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        Add(FlowRule.Type, path, $"{what} must be an object, but is {Wording(value)}.");
        return false;
    }

    private void Add(FlowRule rule, DocumentPath path, string message) => _findings.Add(new Finding(rule, path, message));

    private static string Wording(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };
}
