using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>The selection of an action's version.</summary>
public class VersionTests
{
    private static readonly string[] OrderLookup = ["3.0", "1.0", "2.0", "2.1", "2.2", "2.3"];

    [Theory]
    [InlineData("[2.1, 2.3]", "2.3")]
    [InlineData("[2.1,2.3)", "2.2")]
    [InlineData("(1.0, 2.0)", null)]
    [InlineData("(1.0, 2.0]", "2.0")]
    [InlineData("[1.0, )", "3.0")]
    [InlineData("(, 2.0)", "1.0")]
    [InlineData("[2.1]", "2.1")]
    [InlineData("[2.1.0]", "2.1")]
    [InlineData("2.1", "3.0")]
    [InlineData(null, "3.0")]
    public void A_range_takes_the_highest_version_in_it(string? range, string? version) =>
        Assert.Equal(version, Resolve(OrderLookup, range).Resolved.SingleOrDefault()?.Version);

    [Theory]
    [InlineData("[1.0, )", "1.0")]
    [InlineData("[1.0, 2.0)", "1.0")]
    [InlineData("[2.0-beta]", "2.0-beta")]
    [InlineData("[2.0-alpha, )", "2.0-beta")]
    [InlineData("[2.0-alpha, 2.0)", "2.0-beta")]
    [InlineData("[1.0, 2.0-beta]", "2.0-beta")]
    [InlineData("[1.0, 2.0-beta)", "1.0")]
    [InlineData("[2.0, )", null)]
    public void A_prerelease_is_taken_where_the_range_names_one_of_that_release(string range, string? version) =>
        Assert.Equal(version, Resolve(["1.0", "2.0-beta", "3.0-alpha"], range).Resolved.SingleOrDefault()?.Version);

    [Fact]
    public void A_prerelease_that_one_flow_names_is_taken_for_the_others_too() =>
        Assert.Equal("2.0-beta", Assert.Single(Resolve(["1.0", "2.0-beta"], "[1.0, )", "[2.0-beta, )").Resolved).Version);

    [Fact]
    public void An_excluded_release_excludes_its_prereleases() =>
        Assert.Equal(VersionConflictKind.Unsatisfied, Assert.Single(Resolve(["1.0", "2.0-beta"], "[1.0, 2.0)", "[2.0-beta, )").Conflicts).Kind);

    [Fact]
    public void A_version_in_two_spellings_is_taken_in_the_same_one_always()
    {
        Assert.Equal("2.0", Assert.Single(Resolve(["2.0.0", "2.0", "1.0"], "[1.0, )").Resolved).Version);
        Assert.Equal("2.0", Assert.Single(Resolve(["1.0", "2.0", "2.0.0"], "[1.0, )").Resolved).Version);
    }

    [Fact]
    public void A_resolved_version_lists_its_requests()
    {
        VersionRequest[] requests =
        [
            new("order-lookup", "[2.0, )", DependencyNode.Action("billing")),
            new("order-lookup", "[2.0, )", DependencyNode.Flow("ivr")),
            new("order-lookup", "[1.0, 3.0)", DependencyNode.Flow("ivr")),
            new("order-lookup", null, DependencyNode.Flow("bot")),
        ];

        var resolved = Assert.Single(VersionResolver.Resolve(requests, Published(OrderLookup), VersionFallback.None).Resolved);

        Assert.Equal(("order-lookup", "2.3", false), (resolved.ActionId, resolved.Version, resolved.IsFallback));
        Assert.Equal(["[1.0, 3.0)", "[2.0, )"], resolved.Ranges);
        Assert.Equal([DependencyNode.Flow("bot"), DependencyNode.Flow("ivr"), DependencyNode.Action("billing")], resolved.RequestedBy);
        Assert.Equal([requests[3], requests[2], requests[1], requests[0]], resolved.Requests);
    }

    [Fact]
    public void Versions_and_conflicts_come_in_the_order_of_the_actions()
    {
        string[] ids = ["b", "B", "a", "10", "9"];
        var requests = ids.SelectMany(id => new VersionRequest[] { new(id, "[1.0]", DependencyNode.Flow("ivr")), new($"{id}-gone", "[1.0]", DependencyNode.Flow("ivr")) });

        var resolution = VersionResolver.Resolve(requests, ids.ToDictionary(id => id, IReadOnlyList<string> (_) => ["1.0"]), VersionFallback.None);

        Assert.Equal(["10", "9", "B", "a", "b"], resolution.Resolved.Select(resolved => resolved.ActionId));
        Assert.Equal(["10-gone", "9-gone", "B-gone", "a-gone", "b-gone"], resolution.Conflicts.Select(conflict => conflict.ActionId));
    }

    private static VersionResolution Resolve(string[] published, params string?[] ranges) => Resolve(published, VersionFallback.None, ranges);

    private static VersionResolution Resolve(string[] published, VersionFallback fallback, params string?[] ranges) =>
        VersionResolver.Resolve(ranges.Select((range, number) => new VersionRequest("order-lookup", range, DependencyNode.Flow($"{number}"))), Published(published), fallback);

    private static Dictionary<string, IReadOnlyList<string>> Published(IReadOnlyList<string> versions) => new() { ["order-lookup"] = versions };
}
