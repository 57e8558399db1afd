namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Resolves each action to the highest published version that satisfies every requested range.
/// </summary>
/// <remarks>
/// A prerelease is only considered if a range of the action names a prerelease of the same release: <c>[2.0-beta, )</c> allows
/// <c>2.0-beta.2</c> but not <c>3.0-alpha</c>, and <c>[1.0, )</c> allows neither. This applies to the combined ranges
/// of all requests, since they get one version. The absence of a stable version does not justify
/// deploying a prerelease that was not requested; a fallback selects one only if nothing else is published.
/// </remarks>
internal sealed class VersionResolver
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _published;
    private readonly VersionFallback _fallback;
    private readonly Dictionary<string, VersionInterval?> _intervals = new(StringComparer.Ordinal);
    private readonly List<ResolvedDependency> _resolved = [];
    private readonly List<GcVersionConflict> _conflicts = [];

    private VersionResolver(IReadOnlyDictionary<string, IReadOnlyList<string>> published, VersionFallback fallback)
    {
        _published = published;
        _fallback = fallback;
    }

    /// <summary>Resolves a version for each requested action.</summary>
    /// <param name="requests">The requests, in any order; duplicates have no effect.</param>
    /// <param name="published">The versions of each action as written by the platform; a missing action has none.</param>
    /// <param name="fallback">The version to select if none satisfies all constraints.</param>
    /// <returns>The versions and conflicts. Unreadable versions and ranges are conflicts, not errors.</returns>
    public static VersionResolution Resolve(IEnumerable<VersionRequest> requests, IReadOnlyDictionary<string, IReadOnlyList<string>> published, VersionFallback fallback)
    {
        var resolver = new VersionResolver(published, fallback);
        foreach (var action in requests.Distinct().GroupBy(request => request.ActionId, StringComparer.Ordinal).OrderBy(action => action.Key, StringComparer.Ordinal))
        {
            resolver.Resolve(action.Key, [.. action.OrderBy(request => request.RequestedBy, DependencyNode.Order).ThenBy(request => request.Range, StringComparer.Ordinal)]);
        }

        return new VersionResolution { Resolved = resolver._resolved, Conflicts = resolver._conflicts };
    }

    private void Resolve(string actionId, IReadOnlyList<VersionRequest> requests)
    {
        var versions = PublishedVersions.Of(_published.GetValueOrDefault(actionId, []));
        var readable = requests.Where(request => IntervalOf(request) is not null).ToList();
        var intervals = readable.Select(request => IntervalOf(request)!).Distinct().ToList();
        var satisfying = versions.Readable.Where(version => Satisfies(version, intervals)).ToList();
        var unreadable = requests.Except(readable).GroupBy(request => request.Range, StringComparer.Ordinal).OrderBy(range => range.Key, StringComparer.Ordinal).ToList();

        if (versions.Readable.Count == 0)
        {
            Report(VersionConflictKind.NothingPublished, requests, null);
        }
        else if (satisfying.Count == 0 && readable.Count > 0)
        {
            var onlyPrereleases = versions.Readable.Any(version => intervals.TrueForAll(interval => interval.Holds(version)));
            Report(onlyPrereleases ? VersionConflictKind.OnlyPrereleases : VersionConflictKind.Unsatisfied, readable, null);
        }

        foreach (var range in unreadable)
        {
            Report(VersionConflictKind.UnreadableRange, [.. range], range.Key);
        }

        foreach (var text in versions.Unreadable)
        {
            Report(VersionConflictKind.UnreadableVersion, requests, text);
        }

        var isFallback = satisfying.Count == 0 || unreadable.Count > 0;
        var version = isFallback ? Fallback(satisfying, versions.Readable) : satisfying[^1];
        if (version is not null)
        {
            _resolved.Add(new ResolvedDependency { ActionId = actionId, Version = version.Text, Requests = requests, IsFallback = isFallback });
        }

        void Report(VersionConflictKind kind, IReadOnlyList<VersionRequest> askers, string? text) =>
            _conflicts.Add(new GcVersionConflict { ActionId = actionId, Kind = kind, Requests = askers, Published = versions.Texts, Unreadable = text });
    }

    private static bool Satisfies(PublishedVersion version, List<VersionInterval> intervals) =>
        intervals.TrueForAll(interval => interval.Holds(version)) && (!version.Value.IsPrerelease || intervals.Exists(interval => interval.Names(version)));

    // The closest match: versions in the readable ranges, otherwise stable ones, otherwise any.
    private PublishedVersion? Fallback(IReadOnlyList<PublishedVersion> satisfying, IReadOnlyList<PublishedVersion> all)
    {
        var stable = all.Where(version => !version.Value.IsPrerelease).ToList();
        var candidates = new[] { satisfying, stable, all }.FirstOrDefault(some => some.Count > 0);
        return _fallback switch
        {
            VersionFallback.Highest => candidates?[^1],
            VersionFallback.Lowest => candidates?[0],
            _ => null,
        };
    }

    private VersionInterval? IntervalOf(VersionRequest request)
    {
        if (request.Range is null)
        {
            return VersionInterval.Any;
        }

        if (!_intervals.TryGetValue(request.Range, out var interval))
        {
            interval = VersionInterval.Read(request.Range);
            _intervals.Add(request.Range, interval);
        }

        return interval;
    }
}
