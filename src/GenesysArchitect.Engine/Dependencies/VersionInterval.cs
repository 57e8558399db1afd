using NuGet.Versioning;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A version range, in the interval notation of NuGet.</summary>
internal sealed class VersionInterval
{
    private readonly VersionRange _range;

    private VersionInterval(VersionRange range) => _range = range;

    /// <summary>Every version, used if there is no range.</summary>
    public static VersionInterval Any { get; } = new(VersionRange.All);

    /// <summary>Parses a range. A version alone is the minimum. <c>1.*</c> is not an interval.</summary>
    /// <returns>The interval; null if the text is invalid, or if no version can satisfy it.</returns>
    public static VersionInterval? Read(string text) =>
        VersionRange.TryParse(text, allowFloating: false, out var range) && !IsEmpty(range) ? new VersionInterval(range) : null;

    /// <summary>
    /// Whether the interval contains a version. A prerelease is lower than its release, but
    /// <c>[1.0, 2.0)</c> is not meant to allow 2.0 prereleases: <c>2.0-beta</c> is only contained if a bound names a prerelease too.
    /// </summary>
    public bool Holds(PublishedVersion version) =>
        _range.Satisfies(version.Value) && (!IsPrereleaseOfTheEnd(version.Value) || Names(version));

    /// <summary>Whether a bound is a prerelease of the same release as a version.</summary>
    public bool Names(PublishedVersion version) => Names(_range.MinVersion, version.Value) || Names(_range.MaxVersion, version.Value);

    private static bool Names(NuGetVersion? bound, NuGetVersion version) =>
        bound is { IsPrerelease: true } && bound.Version == version.Version;

    private static bool IsEmpty(VersionRange range) =>
        range.HasLowerAndUpperBounds && range.MinVersion == range.MaxVersion && !(range.IsMinInclusive && range.IsMaxInclusive);

    private bool IsPrereleaseOfTheEnd(NuGetVersion version) =>
        version.IsPrerelease && _range is { IsMaxInclusive: false, MaxVersion: { IsPrerelease: false } end } && end.Version == version.Version;
}
