using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Connecting;

/// <summary>The connection determines the platform; unsupported operations are rejected before anything is sent.</summary>
public class PlatformTests
{
    [Theory]
    [InlineData("GENESYS_CLOUD_REGION", "eu-central-1", PlatformKind.GenesysCloud)]
    [InlineData("GENESYS_CLOUD_BASE_URL", "https://api.mypurecloud.de", PlatformKind.GenesysCloud)]
    [InlineData("GENESYS_CLOUD_BASE_URL", "https://API.usw2.pure.cloud/", PlatformKind.GenesysCloud)]
    [InlineData("GENESYS_CLOUD_BASE_URL", "https://gateway.example/genesys", PlatformKind.ArchitectureManager)]
    [InlineData("GENESYS_CLOUD_BASE_URL", "https://notmypurecloud.de", PlatformKind.ArchitectureManager)]
    [InlineData("GENESYS_CLOUD_BASE_URL", "http://127.0.0.1:5000", PlatformKind.ArchitectureManager)]
    public void Without_a_choice_the_address_decides(string variable, string value, PlatformKind expected)
    {
        using var connection = GcOrgConnection.Open(Read((variable, value)));

        Assert.Equal(expected, connection.Platform);
    }

    [Theory]
    [InlineData("genesyscloud", PlatformKind.GenesysCloud)]
    [InlineData(" ArchitectureManager ", PlatformKind.ArchitectureManager)]
    public void The_environment_chooses_in_any_case(string text, PlatformKind expected)
    {
        using var connection = GcOrgConnection.Open(Read(("GENESYS_CLOUD_PLATFORM", text), ("GENESYS_CLOUD_REGION", "eu-central-1")));

        Assert.Equal(expected, connection.Platform);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Genesys")]
    public void An_unknown_platform_is_an_error_that_lists_the_platforms(string text)
    {
        var refused = Assert.Throws<GcException>(() => Read(("GENESYS_CLOUD_PLATFORM", text)));

        Assert.Equal(ErrorIds.ConnectionInvalid, refused.ErrorId);
        Assert.Contains("GenesysCloud or ArchitectureManager", refused.Advice(), StringComparison.Ordinal);
    }

    public static TheoryData<Resource> Resources => [
        TestOrganization.Bundle(),
        new BotVersion { BotId = "bot", VersionId = "1" },
        Flow.From(TestOrganization.Json("""{"name":"Main"}"""), new FlowId("main"), "test"),
    ];

    [Theory]
    [MemberData(nameof(Resources), DisableDiscoveryEnumeration = true)]
    public async Task Unsupported_operations_are_rejected_before_anything_is_sent(Resource desired)
    {
        await using var organization = await TestOrganization.StartAsync();
        using var connection = GcOrgConnection.Open(new ConnectionSettings
        {
            BaseAddress = organization.Sandbox.BaseAddress,
            Platform = PlatformKind.GenesysCloud,
            Client = new ClientCredentials(organization.Sandbox.ClientId, new Secret(organization.Sandbox.ClientSecret)),
        });

        var refused = await Assert.ThrowsAsync<GcException>(() => new DeploymentEngine(connection).PlanAsync([desired], CancellationToken.None));

        Assert.Equal((ErrorIds.NotSupported, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.Contains(new UseOption(EngineOption.Platform, nameof(PlatformKind.ArchitectureManager)), refused.Actions());
        Assert.Empty(organization.Requests.ToList());
    }

    [Fact]
    public async Task A_plan_names_the_platform()
    {
        await using var organization = await TestOrganization.StartAsync();

        var plan = await organization.Engine.PlanAsync([TestOrganization.Bundle()], CancellationToken.None);

        Assert.Equal(PlatformKind.ArchitectureManager, plan.Platform);
    }

    [Fact]
    public async Task A_first_call_that_finds_nothing_says_that_it_may_be_another_platform_and_a_later_one_does_not()
    {
        await using var host = new RawHost(request => request.Target.EndsWith("/known", StringComparison.Ordinal) ? RawReply.Json("""{"id":"known","status":"COMPLETED"}""") : RawReply.Json("{}", 404));
        using var connection = host.Connect();
        var bundles = new DeploymentEngine(connection).Bundles;

        var first = await Assert.ThrowsAsync<GcException>(() => bundles.GetAsync(new("other"), CancellationToken.None));
        await bundles.GetAsync(new("known"), CancellationToken.None);
        var later = await Assert.ThrowsAsync<GcException>(() => bundles.GetAsync(new("other"), CancellationToken.None));

        Assert.Contains(new UseOption(EngineOption.Platform), first.Actions());
        Assert.DoesNotContain(new UseOption(EngineOption.Platform), later.Actions());
    }

    [Fact]
    public async Task A_locked_flow_is_not_a_version_conflict_and_is_not_retried()
    {
        await using var host = new RawHost(request => request.Method == "PATCH"
            ? RawReply.Json("""{"code":"architect.flow.locked","message":"Locked by Ada"}""", 409)
            : RawReply.Json("""{"id":"main","name":"Main","_version":3,"lifecycle_state":"draft","blocks":[]}"""));
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);
        var desired = Flow.From(TestOrganization.Json("""{"name":"Other"}"""), new FlowId("main"), "test");

        var result = await engine.RunAsync(await engine.PlanAsync([desired], CancellationToken.None), new RunOptions(), [], CancellationToken.None);

        Assert.Equal(ErrorIds.FlowLocked, result.Steps[0].Error?.ErrorId);
        Assert.Contains("Locked by Ada", result.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Single(host.Calls, call => call.Method == "PATCH");
    }

    private static ConnectionSettings Read(params (string Name, string Value)[] variables) =>
        ConnectionEnvironment.Read(name => name switch
        {
            "GENESYS_CLOUD_CLIENT_ID" => "me",
            "GENESYS_CLOUD_CLIENT_SECRET" => "hush",
            _ => Array.Find(variables, variable => variable.Name == name).Value,
        });
}
