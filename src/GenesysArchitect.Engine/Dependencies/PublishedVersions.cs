namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The published versions of an action.</summary>
internal sealed class PublishedVersions
{
    private PublishedVersions(IReadOnlyList<PublishedVersion> readable, IReadOnlyList<string> unreadable)
    {
        // Of two spellings of a version the same one is always selected, regardless of the platform's order.
        Readable = [.. readable.GroupBy(version => version.Value).Select(same => same.MinBy(version => version.Text, StringComparer.Ordinal)!).OrderBy(version => version.Value)];
        Unreadable = [.. unreadable.Order(StringComparer.Ordinal)];
        Texts = [.. readable.OrderBy(version => version.Value).ThenBy(version => version.Text, StringComparer.Ordinal).Select(version => version.Text), .. Unreadable];
    }

    /// <summary>The distinct versions, lowest first.</summary>
    public IReadOnlyList<PublishedVersion> Readable { get; }

    /// <summary>The published texts that are not valid versions.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    /// <summary>All texts as written: versions, lowest first, then invalid ones.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Parses the published versions.</summary>
    public static PublishedVersions Of(IEnumerable<string> texts)
    {
        var read = texts.Distinct(StringComparer.Ordinal).Select(text => (Text: text, Version: PublishedVersion.Read(text))).ToList();
        return new PublishedVersions(
            [.. read.Select(entry => entry.Version).OfType<PublishedVersion>()],
            [.. read.Where(entry => entry.Version is null).Select(entry => entry.Text)]);
    }
}
