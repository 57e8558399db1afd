using NuGet.Versioning;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A version that is published, as it is written and as it compares.</summary>
internal sealed class PublishedVersion
{
    private PublishedVersion(string text, NuGetVersion value)
    {
        Text = text;
        Value = value;
    }

    /// <summary>The version as the platform writes it.</summary>
    public string Text { get; }

    /// <summary>What it compares by: <c>2.1</c> and <c>2.1.0</c> are the same, and so are <c>2.1+a</c> and <c>2.1+b</c>.</summary>
    public NuGetVersion Value { get; }

    /// <summary>Reads a version: up to four numbers, and a label such as <c>-beta.2</c> where it is a prerelease.</summary>
    /// <returns>The version; null when the text is none.</returns>
    public static PublishedVersion? Read(string text) =>
        NuGetVersion.TryParse(text, out var value) ? new PublishedVersion(text, value) : null;
}
