using NuGet.Versioning;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A published version, as written and in comparable form.</summary>
internal sealed class PublishedVersion
{
    private PublishedVersion(string text, NuGetVersion value)
    {
        Text = text;
        Value = value;
    }

    /// <summary>The version as written by the platform.</summary>
    public string Text { get; }

    /// <summary>The comparable form: <c>2.1</c> and <c>2.1.0</c> are equal, and so are <c>2.1+a</c> and <c>2.1+b</c>.</summary>
    public NuGetVersion Value { get; }

    /// <summary>Parses a version: up to four numbers, and a label such as <c>-beta.2</c> for a prerelease.</summary>
    /// <returns>The version; null if the text is not a valid version.</returns>
    public static PublishedVersion? Read(string text) =>
        NuGetVersion.TryParse(text, out var value) ? new PublishedVersion(text, value) : null;
}
