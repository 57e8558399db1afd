using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>For any requests, the resolved versions are those found by exhaustive search.</summary>
public class ResolutionPropertyTests
{
    private const int Resolutions = 20_000;

    [Fact]
    public void The_highest_published_version_in_every_range_is_selected()
    {
        var (resolved, prereleases, conflicts) = (0, 0, 0);
        for (var seed = 0; seed < Resolutions; seed++)
        {
            var asked = Asked.Make(seed, unreadable: false);
            var expected = asked.Satisfying.Max();

            var resolution = asked.Resolve(VersionFallback.None);

            Assert.True(expected?.ToString() == resolution.Resolved.SingleOrDefault()?.Version, $"seed {seed}: {string.Join(", ", resolution.Resolved.Select(one => one.Version))} of {asked}");
            Assert.Equal(expected is not null, resolution.IsComplete);
            Assert.Equal(expected is null ? 1 : 0, resolution.Conflicts.Count);
            Assert.All(resolution.Resolved, one => Assert.False(one.IsFallback));
            (resolved, prereleases, conflicts) = (resolved + resolution.Resolved.Count, prereleases + (expected is { IsPrerelease: true } ? 1 : 0), conflicts + resolution.Conflicts.Count);
        }

        Assert.True(resolved > 1_000 && prereleases > 250 && conflicts > 1_000, $"{resolved} were resolved, {prereleases} of them to a prerelease, and {conflicts} were not");
    }

    [Fact]
    public void A_conflict_has_all_ranges_requesters_and_published_versions()
    {
        for (var seed = 0; seed < Resolutions; seed++)
        {
            var asked = Asked.Make(seed, unreadable: true);

            foreach (var conflict in asked.Resolve(VersionFallback.None).Conflicts)
            {
                var expected = conflict.Kind == VersionConflictKind.NothingPublished ? asked.Requests : asked.Requests.Where(request => asked.CanBeRead(request) == (conflict.Kind != VersionConflictKind.UnreadableRange));
                var requests = conflict.Kind == VersionConflictKind.UnreadableRange ? expected.Where(request => request.Range == conflict.Unreadable) : expected;

                Assert.True(requests.ToHashSet().SetEquals(conflict.Requests) && conflict.Requests.Count == requests.Count(), $"seed {seed}: {conflict} of {asked}");
                Assert.Equal(asked.Published.Order().Select(version => version.ToString()), conflict.Published);
            }
        }
    }

    [Fact]
    public void A_range_that_cannot_be_read_is_a_conflict_of_its_own_and_nothing_is_resolved()
    {
        var conflicts = 0;
        for (var seed = 0; seed < Resolutions; seed++)
        {
            var asked = Asked.Make(seed, unreadable: true);
            var unreadable = asked.Requests.Where(request => !asked.CanBeRead(request)).Select(request => request.Range).ToHashSet();

            var resolution = asked.Resolve(VersionFallback.None);

            var reported = resolution.Conflicts.Where(conflict => conflict.Kind == VersionConflictKind.UnreadableRange).Select(conflict => conflict.Unreadable).ToList();
            conflicts += reported.Count;
            Assert.True(unreadable.SetEquals(reported) && reported.Count == unreadable.Count, $"seed {seed}: {string.Join(", ", reported)} of {asked}");
            Assert.True(unreadable.Count == 0 || resolution.Resolved.Count == 0, $"seed {seed}: {asked}");
        }

        Assert.True(conflicts > 1_000, $"there were {conflicts}");
    }

    [Theory]
    [InlineData(VersionFallback.Highest)]
    [InlineData(VersionFallback.Lowest)]
    public void A_fallback_is_taken_and_marked_where_there_is_a_conflict_and_nowhere_else(VersionFallback fallback)
    {
        var fallbacks = 0;
        for (var seed = 0; seed < Resolutions; seed++)
        {
            var asked = Asked.Make(seed, unreadable: true);
            var (without, with) = (asked.Resolve(VersionFallback.None), asked.Resolve(fallback));

            Assert.Equal(without.Conflicts.Select(conflict => conflict.Message), with.Conflicts.Select(conflict => conflict.Message));
            if (without.Resolved is [var one])
            {
                Assert.Equal((one.Version, false), (Assert.Single(with.Resolved).Version, with.Resolved[0].IsFallback));
                continue;
            }

            var candidates = new[] { asked.Satisfying, asked.Published.Where(version => !version.IsPrerelease), asked.Published }.FirstOrDefault(versions => versions.Any(), []);
            var expected = fallback == VersionFallback.Highest ? candidates.Max() : candidates.Min();
            Assert.True(expected?.ToString() == with.Resolved.SingleOrDefault()?.Version, $"seed {seed}: {string.Join(", ", with.Resolved.Select(version => version.Version))} of {asked}");
            Assert.All(with.Resolved, version => Assert.True(version.IsFallback));
            fallbacks += with.Resolved.Count;
        }

        Assert.True(fallbacks > 1_000, $"there were {fallbacks}");
    }

    [Fact]
    public void Any_text_of_a_range_or_version_is_resolved_or_reported()
    {
        const string Letters = "[](),.- 0123456789*+abvx\n\0٣é";
        var unreadable = 0;
        for (var seed = 0; seed < Resolutions; seed++)
        {
            var random = new Random(seed);
            var (range, version) = (Text(), Text());
            var request = new VersionRequest("look-up", range, DependencyNode.Flow("ivr"));

            var resolution = VersionResolver.Resolve([request], new Dictionary<string, IReadOnlyList<string>> { ["look-up"] = [version] }, VersionFallback.None);

            unreadable += resolution.Conflicts.Count(conflict => conflict.Kind == VersionConflictKind.UnreadableRange);
            Assert.True(resolution.Resolved.Count > 0 || resolution.Conflicts.Count > 0, $"seed {seed}: {range} and {version}");

            string Text() => new(random.GetItems<char>(Letters, random.Next(8)));
        }

        Assert.InRange(unreadable, Resolutions / 2, Resolutions - 1);
    }

    private sealed record Asked(IReadOnlyList<GeneratedVersion> Published, IReadOnlyList<(GeneratedRange Range, VersionRequest Request)> DesiredResources, string[] Texts)
    {
        public IEnumerable<VersionRequest> Requests => DesiredResources.Select(desired => desired.Request);

        /// <summary>The published versions that all valid ranges contain.</summary>
        public IEnumerable<GeneratedVersion> Satisfying
        {
            get
            {
                var ranges = DesiredResources.Select(desired => desired.Range).Where(range => range.IsRange).ToList();
                return Published.Where(version => ranges.All(range => range.Holds(version)) && (!version.IsPrerelease || ranges.Any(range => range.Names(version))));
            }
        }

        public static Asked Make(int seed, bool unreadable)
        {
            var random = new Random(seed);
            var published = Enumerable.Range(0, random.Next(8)).Select(_ => GeneratedVersion.Make(random)).Distinct().ToList();
            var desired = Enumerable.Range(0, random.Next(1, 5))
                .Select(number => (Range: GeneratedRange.Make(random), User: number % 2 == 0 ? DependencyNode.Flow($"{number}") : DependencyNode.Action($"{number}")))
                .Where(desired => unreadable || desired.Range.IsRange)
                .DefaultIfEmpty((Range: new GeneratedRange(new GeneratedVersion(1, 0, 2), true, null, false), User: DependencyNode.Flow("0")))
                .Select(desired => (desired.Range, new VersionRequest("look-up", desired.Range.Written(random), desired.User)));
            var texts = published.Concat(published.Take(random.Next(2))).Select(version => version.ToString()).ToArray();
            random.Shuffle(texts);
            return new Asked(published, [.. desired], texts);
        }

        public bool CanBeRead(VersionRequest request) => DesiredResources.Single(desired => desired.Request == request).Range.IsRange;

        public VersionResolution Resolve(VersionFallback fallback) =>
            VersionResolver.Resolve(Requests.Concat(Requests.Take(1)), new Dictionary<string, IReadOnlyList<string>> { ["look-up"] = Texts }, fallback);

        public override string ToString() => $"{string.Join(", ", Requests)} of {string.Join(", ", Texts)}";
    }
}
