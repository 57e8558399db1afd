using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Engine.Tests.Catalog;

/// <summary>The flows of an organisation come out in the catalogue's order, each as soon as it is there.</summary>
public class ListingTests
{
    private const string Flows = "/api/v2/architect/flows/*";

    [Fact]
    public async Task All_flows_come_out_in_the_order_of_the_catalogue_while_a_few_are_read_side_by_side()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { GeneratedFlows = 150 });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Flows, Fault = Fault.Latency, Delay = TimeSpan.FromMilliseconds(20), Probability = 0.5 });

        var flows = await ReadAsync(organisation.Engine, limit: 8);

        Assert.Equal(organisation.Sandbox.Organization.Flows.ToList().Select(flow => flow.Id), flows.Select(flow => flow.FlowId));
        Assert.All(flows, flow => Assert.Equal(flow.FlowId, flow.Flow!.Id));
        Assert.InRange(organisation.Requests.MaxInFlight, 4, 9);
    }

    [Fact]
    public async Task Those_whose_names_are_wanted_are_read_and_no_others()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { GeneratedFlows = 30 });

        var flows = new List<FlowReading>();
        await foreach (var flow in organisation.Engine.Flows.ListAsync(name => name.EndsWith('7'), 4, CancellationToken.None))
        {
            flows.Add(flow);
        }

        Assert.Equal(["generated-00007", "generated-00017", "generated-00027"], flows.Select(flow => flow.FlowId));
        Assert.Equal(3, organisation.Requests.Of("GET", Flows).Count);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_among_them_with_its_error()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/architect/flows/payments", Fault = Fault.ErrorStatus, Status = 403 });

        var flows = await ReadAsync(organisation.Engine, limit: 4);

        var failed = Assert.Single(flows, flow => flow.Error is not null);
        Assert.Equal(("payments", ErrorIds.PermissionMissing), (failed.FlowId, failed.Error!.ErrorId));
        Assert.Null(failed.Flow);
        Assert.True(flows.Count > 5);
    }

    [Fact]
    public async Task One_that_is_gone_since_it_was_listed_is_told_as_that()
    {
        await using var host = new RawHost(request => request.Target.StartsWith("/api/v2/flows", StringComparison.Ordinal) ? RawReply.Json("""{"entities":[{"id":"gone"}]}""") : null);
        using var connection = host.Connect();

        Assert.Equal(ErrorIds.FlowMissing, Assert.Single(await ReadAsync(new DeploymentEngine(connection), 4)).Error?.ErrorId);
    }

    [Fact]
    public async Task The_first_flows_come_out_while_later_pages_are_still_to_come()
    {
        await using var host = Host(RawReply.Silence);
        using var connection = host.Connect();

        var flows = new DeploymentEngine(connection).Flows.ListAsync(_ => true, 16, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await flows.MoveNextAsync().AsTask().OrHang());
        Assert.Equal("f1a", flows.Current.FlowId);
        Assert.True(await flows.MoveNextAsync());
        Assert.Equal("f1b", flows.Current.FlowId);
        await flows.DisposeAsync();
    }

    [Fact]
    public async Task Leaving_off_in_the_middle_sends_no_more()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { GeneratedFlows = 400 });

        await foreach (var flow in organisation.Engine.Flows.ListAsync(_ => true, 4, CancellationToken.None))
        {
            if (flow.FlowId == "generated-00010")
            {
                break;
            }
        }

        // What is still under way would have been sent by the time that this is answered.
        var sent = organisation.Requests.Count;
        await organisation.ReadAsync();
        Assert.Equal(sent + 1, organisation.Requests.Count);
        Assert.InRange(organisation.Requests.Of("GET", Flows).Count, 1, organisation.Sandbox.Organization.Flows.ToList().Count - 380);
        Assert.InRange(organisation.Requests.Of("GET", "/api/v2/flows").Count, 1, 2);
    }

    [Fact]
    public async Task What_was_listed_before_a_page_fails_comes_out_first()
    {
        await using var host = Host(RawReply.Json("{}", 403));
        using var connection = host.Connect();
        var flows = new List<string>();

        var refused = await Assert.ThrowsAsync<GcException>(async () =>
        {
            await foreach (var flow in new DeploymentEngine(connection).Flows.ListAsync(_ => true, 16, CancellationToken.None))
            {
                flows.Add(flow.FlowId);
            }
        });

        Assert.Equal(ErrorIds.PermissionMissing, refused.ErrorId);
        Assert.Contains("flow:view", refused.Advice(), StringComparison.Ordinal);
        Assert.Equal(["f1a", "f1b"], flows);
    }

    [Fact]
    public async Task Listing_can_be_cancelled()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Flows, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => organisation.Time.StopAsync(
            stop => ReadAsync(organisation.Engine, 4, stop),
            () => organisation.Requests.Of("GET", Flows).Count > 0));
    }

    /// <summary>Two flows on the first page, and what becomes of the second.</summary>
    private static RawHost Host(RawReply second) => new(request => request.Target switch
    {
        var target when target.Contains("nextPage=", StringComparison.Ordinal) => second,
        var target when target.StartsWith("/api/v2/flows", StringComparison.Ordinal) => RawReply.Json("""{"entities":[{"id":"f1a"},{"id":"f1b"}],"nextPage":"2"}"""),
        var target => RawReply.Json($$"""{"id":"{{target.Split('/')[^1]}}","name":"n","_version":1,"lifecycle_state":"draft"}"""),
    });

    private static async Task<List<FlowReading>> ReadAsync(DeploymentEngine engine, int limit, CancellationToken cancellationToken = default)
    {
        var flows = new List<FlowReading>();
        await foreach (var flow in engine.Flows.ListAsync(_ => true, limit, cancellationToken))
        {
            flows.Add(flow);
        }

        return flows;
    }
}
