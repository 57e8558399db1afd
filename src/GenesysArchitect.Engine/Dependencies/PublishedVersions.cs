namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What is published of one action.</summary>
internal sealed class PublishedVersions
{
    private PublishedVersions(IReadOnlyList<PublishedVersion> readable, IReadOnlyList<string> unreadable)
    {
        // Of one version in two spellings always the same is taken, however the platform lists them.
        Readable = [.. readable.GroupBy(version => version.Value).Select(same => same.MinBy(version => version.Text, StringComparer.Ordinal)!).OrderBy(version => version.Value)];
        Unreadable = [.. unreadable.Order(StringComparer.Ordinal)];
        Texts = [.. readable.OrderBy(version => version.Value).ThenBy(version => version.Text, StringComparer.Ordinal).Select(version => version.Text), .. Unreadable];
    }

    /// <summary>The versions, lowest first, each once.</summary>
    public IReadOnlyList<PublishedVersion> Readable { get; }

    /// <summary>What is published and is no version.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    /// <summary>Everything as it is written, lowest first, then what is no version.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Reads what is published.</summary>
    public static PublishedVersions Of(IEnumerable<string> texts)
    {
        var read = texts.Distinct(StringComparer.Ordinal).Select(text => (Text: text, Version: PublishedVersion.Read(text))).ToList();
        return new PublishedVersions(
            [.. read.Select(entry => entry.Version).OfType<PublishedVersion>()],
            [.. read.Where(entry => entry.Version is null).Select(entry => entry.Text)]);
    }
}
