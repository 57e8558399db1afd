using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The references of a flow: at any depth, a <c>reference</c> or an entry of <c>references</c>.</summary>
internal static class FlowReferences
{
    /// <summary>The references in the order of the document, each with its path. The traversal uses its own stack.</summary>
    public static IReadOnlyList<(DocumentPath Path, FlowId Target)> In(JsonElement content)
    {
        var found = new List<(DocumentPath, FlowId)>();
        var open = new Stack<(DocumentPath Path, string? Property, JsonElement Value)>();
        open.Push((DocumentPath.Root, null, content));
        while (open.TryPop(out var next))
        {
            switch (next.Value.ValueKind)
            {
                case JsonValueKind.String when next.Property is "reference" or FlowDocument.ReferencesProperty && !string.IsNullOrWhiteSpace(next.Value.GetString()):
                    found.Add((next.Path, new FlowId(next.Value.GetString()!)));
                    break;

                case JsonValueKind.Object:
                    foreach (var property in next.Value.EnumerateObject().Reverse())
                    {
                        open.Push((next.Path.Member(property.Name), property.Name == FlowDocument.ReferencesProperty && property.Value.ValueKind != JsonValueKind.Array ? null : property.Name, property.Value));
                    }

                    break;

                case JsonValueKind.Array:
                    var index = next.Value.GetArrayLength();
                    foreach (var element in next.Value.EnumerateArray().Reverse())
                    {
                        // A scalar entry of references is a reference; in any other list it is a plain value.
                        open.Push((next.Path.Item(--index), next.Property == FlowDocument.ReferencesProperty && element.ValueKind == JsonValueKind.String ? next.Property : null, element));
                    }

                    break;
            }
        }

        return found;
    }
}
