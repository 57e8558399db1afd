namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

public sealed class CloudCatalogTests
{
    [Theory]
    [InlineData("type=bot&type=digitalbot", 4)]
    [InlineData("type=bot,digitalbot", 4)]
    [InlineData("name=MAIN*", 1)]
    [InlineData("name=technical support", 2)]
    [InlineData("nameOrDescription=*colleague*", 1)]
    [InlineData("virtualAgentEnabled=false", 4)]
    [InlineData("virtualAgentEnabled=true", 0)]
    [InlineData("lockedBy=2ab5325a-8a56-4bf4-8333-c45733fbf26a", 1)]
    [InlineData("lockedByClientId=nobody", 0)]
    [InlineData("publishedAfter=2100-01-01T00:00:00Z", 0)]
    [InlineData("secure=any", 0)]
    [InlineData("deleted=true&name=Fax Line", 1)]
    [InlineData("name=Fax Line", 0)]
    public async Task Every_filter_holds_in_both_encodings(string query, int expected)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        Assert.Equal(expected, (await sandbox.Caller.GetAsync($"api/v2/flows?{query}")).Expect(200).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Pages_lead_to_each_other_by_paths()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var first = (await sandbox.Caller.GetAsync("api/v2/flows?pageSize=20&type=inboundcall,bot")).Expect(200).Json;
        Assert.Null(first["previousUri"]);
        var all = new List<string>();
        for (var uri = first["selfUri"]!.GetValue<string>(); uri is not null;)
        {
            Assert.StartsWith("/api/v2/flows?", uri, StringComparison.Ordinal);
            var page = (await sandbox.Caller.GetAsync(uri[1..])).Expect(200).Json;
            all.AddRange(page["entities"]!.AsArray().Select(flow => flow!["id"]!.GetValue<string>()));
            uri = page["nextUri"]?.GetValue<string>();
        }

        Assert.Equal(first["total"]!.GetValue<int>(), all.Distinct().Count());
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Empty((await sandbox.Caller.GetAsync("api/v2/flows?pageNumber=99")).Expect(200).Entities);
        (await sandbox.Caller.GetAsync("api/v2/flows?pageSize=0")).ExpectError(400, "invalid.query.param.value");
        (await sandbox.Caller.GetAsync("api/v2/flows?type=nonsense")).ExpectError(400, "invalid.query.param.value");
    }

    [Fact]
    public async Task A_lookup_answers_what_it_knows_and_never_404()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        Assert.Single((await sandbox.Caller.GetAsync($"api/v2/flows/lookup?id={id},unknown")).Expect(200).Entities);
        Assert.Empty((await sandbox.Caller.GetAsync("api/v2/flows/lookup?id=unknown")).Expect(200).Entities);
        (await sandbox.Caller.GetAsync("api/v2/flows/unknown")).ExpectError(404, "architect.flow.not.found");
    }

    [Fact]
    public async Task Versions_have_their_times_in_two_forms_and_a_deep_configuration()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        var version = (await sandbox.Caller.GetAsync($"api/v2/flows/{id}/versions/1.0")).Expect(200).Json;
        Assert.True(version["dateCreated"]!.GetValue<long>() > 1_000_000_000_000);
        Assert.EndsWith("Z", version["datePublished"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Main IVR", (await sandbox.Caller.GetAsync($"api/v2/flows/{id}/versions/1.0/configuration")).Expect(200).Text("name"));
        (await sandbox.Caller.GetAsync($"api/v2/flows/{id}/versions/77.0")).ExpectError(404, "architect.flow.version.missing");
        var operation = (await sandbox.Caller.PostAsync($"api/v2/flows/{id}/history")).Expect(200).Json;
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var history = (await sandbox.Caller.GetAsync($"api/v2/flows/{id}/history/{operation["id"]}?action=publish")).Expect(200);
        Assert.Equal((true, 5), (history.Json["complete"]!.GetValue<bool>(), history.Entities.Count));
    }

    [Fact]
    public async Task The_seed_is_a_contact_center_worth_a_demonstration()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var flows = sandbox.Host.Organization.ContactCenter.Flows.ToList();
        Assert.True(flows.Count >= 40);
        Assert.Contains(flows, flow => flow.Deleted);
        Assert.Contains(flows, flow => flow is { Deleted: false, Published: null, Versions.Length: > 0 });
        Assert.Contains(flows, flow => flow.Lock is not null && flow.Draft is not null);
        Assert.Contains(flows.GroupBy(flow => flow.Name), same => same.Select(flow => flow.Type).Distinct().Count() > 1);
        Assert.Equal(2, (await sandbox.Caller.GetAsync("api/v2/integrations/actions?name=Look Up Customer")).Expect(200).Entities.Count);
    }

    [Fact]
    public async Task Every_flow_of_the_seed_is_exported_and_published_again()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { RateLimit = 10_000 });
        foreach (var flow in sandbox.Host.Organization.ContactCenter.Flows.ToList().Where(flow => flow is { Deleted: false, Lock: null }))
        {
            var job = await sandbox.PublishAsync(flow.Newest!.Content.Yaml);
            Assert.True(job["status"]!.GetValue<string>() == "Success", job.ToJsonString());
            Assert.Equal(flow.Id, job["flow"]!["id"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Generated_flows_belong_to_the_platform_that_is_played()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { GeneratedFlows = 2_000 });
        var page = (await sandbox.Caller.GetAsync("api/v2/flows?pageSize=500&name=Generated*")).Expect(200);
        Assert.Equal(2_000, page.Json["total"]!.GetValue<int>());
        var id = page.Entities[^1]!["id"]!.GetValue<string>();
        var consumed = (await sandbox.Caller.GetAsync($"api/v2/architect/dependencytracking/consumedresources?id={id}&version=1.0&objectType=INBOUNDCALLFLOW")).Expect(200);
        Assert.Equal(3, consumed.Entities.Count);
    }
}
