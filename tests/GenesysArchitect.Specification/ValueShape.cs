using System.Collections.Frozen;

namespace GenesysArchitect.Specification;

/// <summary>
/// A schema of the specification, ready to be held against many values. The specification uses few words of JSON
/// Schema: types, formats, enumerations, properties and lists.
/// </summary>
internal sealed class ValueShape
{
    private static readonly FrozenDictionary<string, ValueShape> NoProperties = FrozenDictionary<string, ValueShape>.Empty;

    // Schemas refer to themselves, so that what is inside one is read when it is first needed.
    private Lazy<ValueShape>? _items;
    private Lazy<FrozenDictionary<string, ValueShape>>? _properties;

    /// <summary>Takes all there is.</summary>
    public static ValueShape Anything { get; } = new() { Name = "any value", Kind = ValueKind.Any };

    /// <summary>The schema's name, or the type.</summary>
    public required string Name { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>The form of a text or the width of a number, such as <c>date-time</c> or <c>int32</c>; null when any is good.</summary>
    public string? Format { get; init; }

    /// <summary>The only values there may be; null when there may be any.</summary>
    public FrozenSet<string>? Values { get; init; }

    /// <summary>The properties of an object that a request has to carry.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What is in a list, or behind each key of a map.</summary>
    public ValueShape Items => _items?.Value ?? Anything;

    /// <summary>The properties that an object may have.</summary>
    public FrozenDictionary<string, ValueShape> Properties => _properties?.Value ?? NoProperties;

    public Func<ValueShape> ItemsFrom
    {
        init => _items = new Lazy<ValueShape>(value);
    }

    public Func<FrozenDictionary<string, ValueShape>> PropertiesFrom
    {
        init => _properties = new Lazy<FrozenDictionary<string, ValueShape>>(value);
    }
}
