using System.Text;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Dependencies.DependencyRuns;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>What cannot be read is reported: the graph is never incomplete without notice.</summary>
public class UnreadableTests
{
    [Theory]
    [InlineData("7", "neither an object nor the JSON text of one")]
    [InlineData("""["x"]""", "neither an object nor the JSON text of one")]
    [InlineData("null", "it has no definition")]
    [InlineData("\"\"", "is not valid JSON text (line 1, byte 1)")]
    [InlineData("\"{\\n\\\"blocks\\\":[\"", "is not valid JSON text (line 2")]
    [InlineData("\"[1]\"", "is JSON text, but not of an object")]
    [InlineData("\"Hello\"", "is not valid JSON text")]
    public async Task A_definition_that_cannot_be_read_is_a_problem_about_its_flow(string definition, string why)
    {
        await using var host = HostOf(Version("""{"type":"DataAction","actionId":"a"}""", environment: "prod"), Version(definition, "1.2", "test"));

        var resolution = await host.ResolveAsync("ivr");

        var problem = Assert.Single(resolution.Problems);
        Assert.Equal((ErrorIds.DependencyUnreadable, "flow ivr"), (problem.Error.ErrorId, problem.Node.ToString()));
        Assert.Contains("version '1.2' in environment 'test'", problem.Error.Message, StringComparison.Ordinal);
        Assert.Contains(why, problem.Error.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Error.Message, Assert.Single(resolution.Nodes, node => node.Id == "ivr").Problem);
        Assert.True(resolution.Incomplete);
        Assert.Equal(["ivr → a @prod"], resolution.Uses());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"entities":{}}""")]
    [InlineData("""{"entities":[7]}""")]
    public async Task A_list_of_versions_of_another_shape_is_a_problem_about_its_flow(string list)
    {
        await using var host = new RawHost(_ => RawReply.Json(list));

        Assert.Equal(ErrorIds.AnswerMalformed, Assert.Single((await host.ResolveAsync("ivr")).Problems).Error.ErrorId);
    }

    [Fact]
    public async Task A_too_deeply_nested_definition_is_a_problem_of_its_flow_only()
    {
        var definition = new StringBuilder().Insert(0, """{"c":""", 5_000).Append("{}").Append('}', 5_000).ToString();
        await using var deep = HostOf(Version(definition));
        await using var deepText = HostOf(Version(AsText(definition)));

        Assert.Equal(ErrorIds.AnswerTooLarge, Assert.Single((await deep.ResolveAsync("ivr")).Problems).Error.ErrorId);
        Assert.Equal(ErrorIds.DependencyUnreadable, Assert.Single((await deepText.ResolveAsync("ivr")).Problems).Error.ErrorId);
    }

    [Fact]
    public async Task Rejected_or_missing_nodes_are_problems_and_the_others_are_read()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutAction("forbidden", ["1.0"]);
        organization.PutFlow("ivr", ["voice-print [2.0]", "gone-action [1.0]", "forbidden [1.0]"], ["gone-flow", "secret"]);
        organization.PutFlow("secret", ["voice-print [2.1]"], []);
        organization.Sandbox.Rules.Add(new FaultRule { Path = "/api/v2/flows/secret/versions", Fault = Fault.ErrorStatus, Status = 403 });
        organization.Sandbox.Rules.Add(new FaultRule { Path = "/api/v2/integrations/actions/forbidden", Fault = Fault.ErrorStatus, Status = 403 });

        var resolution = await organization.ResolveAsync("ivr", "absent");

        Assert.Equal(
            ["flow absent Gc.Api.NotFound", "flow gone-flow Gc.Api.NotFound", $"flow secret {ErrorIds.PermissionMissing}", $"action forbidden {ErrorIds.PermissionMissing}", "action gone-action Gc.Dependency.Missing"],
            resolution.Problems.Select(problem => $"{problem.Node} {problem.Error.ErrorId}"));
        Assert.True(resolution.Incomplete);
        Assert.Equal("2.0", resolution.VersionOf("voice-print"));
        Assert.Empty(resolution.Conflicts);
        Assert.Equal(["ivr → gone-flow", "ivr → secret"], resolution.References());
    }

    [Fact]
    public async Task Ids_with_path_characters_are_escaped_or_rejected()
    {
        await using var host = new RawHost(request => request.Target.StartsWith("/api/v2/flows/ivr/", StringComparison.Ordinal)
            ? RawReply.Json($$"""{"entities":[{{Version("""{"references":["..",".","a/../b?c=d#e"," "],"n":{"type":"DataAction","actionId":"../../users/me"},"m":{"type":"DataAction","actionId":".."}}""")}}]}""")
            : null);

        var resolution = await host.ResolveAsync("ivr");

        Assert.Equal(
            ["flow . Gc.Input.IdInvalid", "flow .. Gc.Input.IdInvalid", "flow a/../b?c=d#e Gc.Api.NotFound", "action .. Gc.Input.IdInvalid", "action ../../users/me Gc.Dependency.Missing"],
            resolution.Problems.Select(problem => $"{problem.Node} {problem.Error.ErrorId}"));
        Assert.Equal(
            ["/api/v2/flows/a%2F..%2Fb%3Fc%3Dd%23e/versions?pageSize=25", "/api/v2/flows/ivr/versions?pageSize=25", "/api/v2/integrations/actions/..%2F..%2Fusers%2Fme"],
            host.Calls.Select(call => call.Target).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wrong_credentials_and_an_unreachable_host_end_the_reading()
    {
        await using var refusing = new RawHost(_ => null, _ => RawReply.Json("""{"error":"invalid_client"}""", 401));
        await Assert.ThrowsAsync<GcException>(() => refusing.ResolveAsync("a", "b"));
        Assert.Empty(refusing.Calls);

        using var nowhere = GcOrgConnection.Open(new ConnectionSettings
        {
            BaseAddress = new Uri("http://127.0.0.1:9/"),
            Client = new ClientCredentials("raw-client", new Secret("raw-secret-0123456789")),
            Transport = TestOrganization.Brisk,
        });
        var gone = await Assert.ThrowsAnyAsync<GcException>(() => new DeploymentEngine(nowhere).Dependencies.ResolveAsync(new DependencyQuery { FlowIds = ["a", "b"] }, CancellationToken.None));
        Assert.Equal(ErrorIds.Unreachable, gone.ErrorId);
    }
}
