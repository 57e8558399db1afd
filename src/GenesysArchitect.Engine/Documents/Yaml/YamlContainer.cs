namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>A mapping or sequence that is being written.</summary>
/// <param name="isMapping">Whether it is a mapping.</param>
/// <param name="start">Its start in the JSON.</param>
/// <param name="anchor">Its anchor, if any.</param>
internal sealed class YamlContainer(bool isMapping, int start, YamlAnchor? anchor)
{
    private Dictionary<string, SourceLocation>? _names;

    public bool IsMapping { get; } = isMapping;

    public int Start => start;

    public YamlAnchor? Anchor => anchor;

    /// <summary>Whether the next node is a key.</summary>
    public bool AwaitsKey { get; set; } = isMapping;

    /// <summary>The number of levels inside it, including itself: the depth added by an alias to it.</summary>
    public int Height { get; set; } = 1;

    /// <summary>Adds a key, unless it is a duplicate.</summary>
    /// <param name="name">The key.</param>
    /// <param name="location">The location of the key.</param>
    /// <param name="first">The location of the first key with this name.</param>
    public bool TryAdd(string name, SourceLocation location, out SourceLocation first)
    {
        _names ??= [];
        if (_names.TryGetValue(name, out first))
        {
            return false;
        }

        _names.Add(name, location);
        return true;
    }
}
