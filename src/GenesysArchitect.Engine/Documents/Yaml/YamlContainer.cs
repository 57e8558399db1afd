namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>A mapping or sequence that is being written.</summary>
/// <param name="isMapping">Whether it is a mapping.</param>
/// <param name="start">Where in the JSON it begins.</param>
/// <param name="anchor">What it is named by, if it is.</param>
internal sealed class YamlContainer(bool isMapping, int start, YamlAnchor? anchor)
{
    private Dictionary<string, SourceLocation>? _names;

    public bool IsMapping { get; } = isMapping;

    public int Start => start;

    public YamlAnchor? Anchor => anchor;

    /// <summary>Whether what comes next is a key, and not a value.</summary>
    public bool AwaitsKey { get; set; } = isMapping;

    /// <summary>How many levels there are within it, itself counted: what an alias to it adds to the depth.</summary>
    public int Height { get; set; } = 1;

    /// <summary>Adds a key, unless there was one of that name before.</summary>
    /// <param name="name">The key.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="first">Where the one of that name stands that came first.</param>
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
