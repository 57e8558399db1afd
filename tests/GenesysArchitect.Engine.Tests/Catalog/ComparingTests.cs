using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.Flows;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Engine.Tests.Catalog;

/// <summary>Flows are compared between organisations, and with flows at hand.</summary>
public class ComparingTests
{
    [Fact]
    public async Task Two_organisations_differ_where_their_flows_do_and_not_in_versions()
    {
        await using var left = await TestOrganisation.StartAsync();
        await using var right = await TestOrganisation.StartAsync();
        left.Put(FlowRuns.Ivr);
        right.Put(FlowRuns.Ivr.Replace("\"_version\":4", "\"_version\":90", StringComparison.Ordinal).Replace("1.0", "1", StringComparison.Ordinal));
        right.Change("""{"name":"Other"}""", "returns");
        right.Sandbox.Organization.Flows.Remove("callback");
        left.Sandbox.Organization.Flows.Remove("spanish-ivr");

        var comparisons = await CompareAsync(left.Engine.Flows.AsSource(), right.Engine.Flows.AsSource());

        Assert.Equal(["callback", "returns", "spanish-ivr"], comparisons.Select(comparison => comparison.FlowId));
        var returns = comparisons.Single(comparison => comparison.FlowId == "returns");
        Assert.Equal(["name"], returns.Differences.Select(difference => difference.Path));
        Assert.Equal("Other", returns.Right!.Name);
        var gone = comparisons.Single(comparison => comparison.FlowId == "callback");
        Assert.Equal(("$", DifferenceKind.Removed, true, true), (gone.Differences[0].Path, gone.Differences[0].Kind, gone.Left is not null, gone.Right is null));
        Assert.Equal(DifferenceKind.Added, comparisons.Single(comparison => comparison.FlowId == "spanish-ivr").Differences[0].Kind);
    }

    [Fact]
    public async Task Flows_at_hand_are_those_that_are_asked_about()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(FlowRuns.Ivr);
        var (ivr, payments) = (await organisation.GetAsync(), await organisation.GetAsync("payments"));
        organisation.Change("""{"blocks":[{"id":"end","type":"End"}]}""");
        organisation.Sandbox.Organization.Flows.Remove("payments");
        organisation.Requests.Clear();

        var comparisons = await CompareAsync(FlowSource.Of([ivr, payments]), organisation.Engine.Flows.AsSource());

        Assert.Equal([("ivr", "- blocks[greet]|- blocks[menu]"), ("payments", "- $")], comparisons.Select(comparison => (comparison.FlowId, string.Join('|', comparison.Differences.Select(difference => $"{difference.ToString()[0]} {difference.Path}")))));
        Assert.Equal(2, organisation.Requests.Count);

        Assert.Equal(["ivr", "payments"], (await CompareAsync(organisation.Engine.Flows.AsSource(), FlowSource.Of([payments, ivr]))).Select(comparison => comparison.FlowId));
    }

    [Fact]
    public async Task Two_sets_of_flows_at_hand_are_compared_as_a_whole()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(FlowRuns.Ivr);
        var (ivr, payments) = (await organisation.GetAsync(), await organisation.GetAsync("payments"));
        organisation.Change("""{"name":"New"}""");
        var changed = await organisation.GetAsync();

        Assert.Equal(["ivr", "payments"], (await CompareAsync(FlowSource.Of([ivr]), FlowSource.Of([changed, payments]))).Select(comparison => comparison.FlowId));
        Assert.Empty(await CompareAsync(FlowSource.Of([changed, ivr]), FlowSource.Of([ivr])));
    }

    [Fact]
    public async Task Those_that_are_named_are_compared_and_no_others_are_asked_for()
    {
        await using var left = await TestOrganisation.StartAsync();
        await using var right = await TestOrganisation.StartAsync();
        right.Change("""{"name":"Other"}""", "returns");
        right.Change("""{"name":"Other"}""", "callback");

        var comparisons = await CompareAsync(left.Engine.Flows.AsSource(), right.Engine.Flows.AsSource(), "returns", "payments", "no-such");

        Assert.Equal([("returns", null), ("no-such", ErrorIds.FlowMissing)], comparisons.Select(comparison => (comparison.FlowId, comparison.Error?.ErrorId)));
        Assert.Empty(left.Requests.Of("GET", "/api/v2/flows"));
        Assert.Equal(3, left.Requests.Of("GET", FlowRuns.Reads).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_cannot_be_read_on_either_side_is_among_them_with_its_error(bool isLeft)
    {
        await using var left = await TestOrganisation.StartAsync();
        await using var right = await TestOrganisation.StartAsync();
        (isLeft ? left : right).Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/architect/flows/returns", Fault = Fault.ErrorStatus, Status = 403 });

        var comparison = Assert.Single(await CompareAsync(left.Engine.Flows.AsSource(), right.Engine.Flows.AsSource()));

        Assert.Equal(("returns", ErrorIds.PermissionMissing), (comparison.FlowId, comparison.Error?.ErrorId));
        Assert.Empty(comparison.Differences);
    }

    [Fact]
    public async Task An_organisation_that_cannot_be_listed_ends_it()
    {
        await using var left = await TestOrganisation.StartAsync();
        await using var right = await TestOrganisation.StartAsync(TestOrganisation.Quick with { DeniedPermissions = ["flow:view"] });

        Assert.Equal(ErrorIds.PermissionMissing, (await Assert.ThrowsAsync<GcException>(() => CompareAsync(left.Engine.Flows.AsSource(), right.Engine.Flows.AsSource()))).ErrorId);
    }

    private static async Task<List<FlowComparison>> CompareAsync(FlowSource left, FlowSource right, params string[] ids)
    {
        var comparisons = new List<FlowComparison>();
        await foreach (var comparison in ArchitectFlows.CompareAsync(left, right, ids.Length == 0 ? null : [.. ids.Select(id => new FlowId(id))], 8, CancellationToken.None))
        {
            comparisons.Add(comparison);
        }

        return comparisons;
    }
}
