using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>An array whose elements are identified by name, not by position.</summary>
internal sealed class MatchedArray
{
    private readonly Dictionary<string, JsonElement> _elements;

    private MatchedArray(bool byId, List<string> names, Dictionary<string, JsonElement> elements)
    {
        ById = byId;
        Names = names;
        _elements = elements;
    }

    public static MatchedArray Empty { get; } = new(byId: true, [], []);

    /// <summary>Whether the elements are identified by their ids; otherwise by their values.</summary>
    public bool ById { get; }

    /// <summary>The identities of the elements, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    public JsonElement? this[string name] => _elements.TryGetValue(name, out var element) ? element : null;

    /// <summary>The array, if its elements can be identified.</summary>
    /// <param name="property">The property of the array.</param>
    /// <param name="array">The array.</param>
    /// <returns>Null if an element is not an object with a unique id.</returns>
    public static MatchedArray? Of(string? property, JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var byId = property != "references";
        var names = new List<string>();
        var elements = new Dictionary<string, JsonElement>();
        foreach (var element in array.EnumerateArray())
        {
            if (NameOf(element, byId) is not { Length: > 0 } name || !elements.TryAdd(name, element))
            {
                return null;
            }

            names.Add(name);
        }

        return new MatchedArray(byId, names, elements);
    }

    public bool Has(string name) => _elements.ContainsKey(name);

    private static string? NameOf(JsonElement element, bool byId)
    {
        if (!byId)
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }

        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
    }
}
