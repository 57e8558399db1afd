using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>The conflicts if no version of an action satisfies all constraints.</summary>
public class VersionConflictTests
{
    private static readonly string[] OrderLookup = ["3.0", "1.0", "2.0", "2.1", "2.2", "2.3"];

    [Fact]
    public void A_conflict_with_only_prereleases_is_reported_as_such()
    {
        var conflict = Assert.Single(Resolve(["1.0", "2.0-beta"], "(1.0, )").Conflicts);

        Assert.Equal(VersionConflictKind.OnlyPrereleases, conflict.Kind);
        Assert.Equal("Only prereleases of action order-lookup satisfy every range, but no range allows prereleases: (1.0, ) required by flow 0. Published: 1.0, 2.0-beta.", conflict.Message);
    }

    [Fact]
    public void A_conflict_lists_ranges_requesters_and_published_versions()
    {
        VersionRequest[] requests =
        [
            new("order-lookup", "[1.0, 2.0)", DependencyNode.Action("billing")),
            new("order-lookup", "[1.0, 2.0)", DependencyNode.Flow("ivr")),
            new("order-lookup", "[2.1]", DependencyNode.Flow("bot")),
        ];

        var resolution = VersionResolver.Resolve(requests, Published(OrderLookup), VersionFallback.None);

        Assert.False(resolution.IsComplete);
        Assert.Empty(resolution.Resolved);
        Assert.Equal(
            "No published version of action order-lookup satisfies every range: [2.1] required by flow bot; [1.0, 2.0) required by flow ivr, action billing. Published: 1.0, 2.0, 2.1, 2.2, 2.3, 3.0.",
            Assert.Single(resolution.Conflicts).Message);
    }

    [Fact]
    public void A_conflict_of_thousands_of_requests_has_a_short_message()
    {
        var requests = Enumerable.Range(1_000, 5_000).Select(number => new VersionRequest("order-lookup", number % 2 == 0 ? "[1.0]" : "[2.0]", DependencyNode.Flow($"{number}")));

        var conflict = Assert.Single(VersionResolver.Resolve(requests, Published(OrderLookup), VersionFallback.None).Conflicts);

        Assert.Equal(5_000, conflict.Requests.Count);
        Assert.InRange(conflict.Message.Length, 100, 1_000);
        Assert.Contains("[1.0] required by flow 1000, flow 1002,", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("flow 1018, and 2490 more; [2.0]", conflict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two")]
    [InlineData("")]
    [InlineData("[2.3, 2.1]")]
    [InlineData("(2.1, 2.1)")]
    [InlineData("(2.1)")]
    [InlineData("2.*")]
    [InlineData("[1.0, 2.0] || [3.0]")]
    public void An_unreadable_range_is_a_conflict_of_its_requesters_only(string range)
    {
        var resolution = VersionResolver.Resolve(
            [new("order-lookup", range, DependencyNode.Flow("ivr")), new("order-lookup", "[1.0]", DependencyNode.Flow("bot")), new("customer-lookup", "[1.0]", DependencyNode.Flow("ivr"))],
            new Dictionary<string, IReadOnlyList<string>> { ["order-lookup"] = OrderLookup, ["customer-lookup"] = ["1.0"] },
            VersionFallback.None);

        var conflict = Assert.Single(resolution.Conflicts);
        Assert.Equal((VersionConflictKind.UnreadableRange, range, DependencyNode.Flow("ivr")), (conflict.Kind, conflict.Unreadable, Assert.Single(conflict.Requests).RequestedBy));
        Assert.StartsWith($"No version of action order-lookup can satisfy the range '{range}', required by flow ivr: ", conflict.Message, StringComparison.Ordinal);
        Assert.Equal("customer-lookup", Assert.Single(resolution.Resolved).ActionId);
    }

    [Fact]
    public void A_fallback_for_a_range_that_cannot_be_read_keeps_to_those_that_can()
    {
        var resolved = Assert.Single(Resolve(OrderLookup, VersionFallback.Highest, "two", "[1.0, 2.2]").Resolved);

        Assert.Equal(("2.2", true), (resolved.Version, resolved.IsFallback));
    }

    [Fact]
    public void A_published_version_that_cannot_be_read_is_reported_and_left_out()
    {
        var resolution = Resolve(["latest", "2.0", "1.0"], "[1.0, )");

        Assert.Equal("2.0", Assert.Single(resolution.Resolved).Version);
        Assert.Equal("The published version 'latest' of action order-lookup is not a valid version and is ignored.", Assert.Single(resolution.Conflicts).Message);
        Assert.Equal(["1.0", "2.0", "latest"], resolution.Conflicts[0].Published);
        Assert.True(resolution.IsComplete);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_action_of_which_nothing_is_published_is_a_conflict_that_no_fallback_solves(bool isKnown)
    {
        var published = isKnown ? Published([]) : new Dictionary<string, IReadOnlyList<string>>();

        var resolution = VersionResolver.Resolve([new("order-lookup", "[1.0]", DependencyNode.Flow("ivr"))], published, VersionFallback.Highest);

        Assert.Empty(resolution.Resolved);
        Assert.Equal("Action order-lookup has no published version: [1.0] required by flow ivr.", Assert.Single(resolution.Conflicts).Message);
    }

    private static VersionResolution Resolve(string[] published, params string?[] ranges) => Resolve(published, VersionFallback.None, ranges);

    private static VersionResolution Resolve(string[] published, VersionFallback fallback, params string?[] ranges) =>
        VersionResolver.Resolve(ranges.Select((range, number) => new VersionRequest("order-lookup", range, DependencyNode.Flow($"{number}"))), Published(published), fallback);

    private static Dictionary<string, IReadOnlyList<string>> Published(IReadOnlyList<string> versions) => new() { ["order-lookup"] = versions };
}
