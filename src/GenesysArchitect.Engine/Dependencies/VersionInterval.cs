using NuGet.Versioning;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The versions that a range stands for, in the notation that NuGet has for them.</summary>
internal sealed class VersionInterval
{
    private readonly VersionRange _range;

    private VersionInterval(VersionRange range) => _range = range;

    /// <summary>Every version: what is asked for where there is no range.</summary>
    public static VersionInterval Any { get; } = new(VersionRange.All);

    /// <summary>Reads a range. A version alone is the least that will do. <c>1.*</c> is no interval.</summary>
    /// <returns>The interval; null when the text is none, or one that no version can lie in.</returns>
    public static VersionInterval? Read(string text) =>
        VersionRange.TryParse(text, allowFloating: false, out var range) && !IsEmpty(range) ? new VersionInterval(range) : null;

    /// <summary>
    /// Whether a version lies in the interval. A prerelease comes before its release, yet who writes
    /// <c>[1.0, 2.0)</c> wants nothing of 2.0: <c>2.0-beta</c> does not lie in it, unless the other bound names one too.
    /// </summary>
    public bool Holds(PublishedVersion version) =>
        _range.Satisfies(version.Value) && (!IsPrereleaseOfTheEnd(version.Value) || Names(version));

    /// <summary>Whether a bound is a prerelease of the release that a version is a prerelease of.</summary>
    public bool Names(PublishedVersion version) => Names(_range.MinVersion, version.Value) || Names(_range.MaxVersion, version.Value);

    private static bool Names(NuGetVersion? bound, NuGetVersion version) =>
        bound is { IsPrerelease: true } && bound.Version == version.Version;

    private static bool IsEmpty(VersionRange range) =>
        range.HasLowerAndUpperBounds && range.MinVersion == range.MaxVersion && !(range.IsMinInclusive && range.IsMaxInclusive);

    private bool IsPrereleaseOfTheEnd(NuGetVersion version) =>
        version.IsPrerelease && _range is { IsMaxInclusive: false, MaxVersion: { IsPrerelease: false } end } && end.Version == version.Version;
}
