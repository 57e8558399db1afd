using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A conflict while the flow stays at its version is no other writer's change.</summary>
public class RefusedWriteTests
{
    private const string Live = """{"id":"ivr","name":"IVR","_version":3,"lifecycle_state":"draft","blocks":[{"id":"a","type":"Menu"}],"references":[]}""";

    [Theory]
    [InlineData("architect.flow.locked.by.user", ErrorIds.FlowLocked)]
    [InlineData("conflict", ErrorIds.Conflict)]
    [InlineData(null, ErrorIds.Conflict)]
    public async Task It_is_written_once_and_not_said_to_have_been_changed_by_others(string? code, string id)
    {
        await using var host = new RawHost(request => request.Method == "PATCH" ? RawReply.Json(code is null ? "{}" : $$"""{"code":"{{code}}","message":"held by Ann"}""", 409) : RawReply.Json(Live));
        using var connection = host.Connect();

        var step = await SetAsync(connection);

        Assert.Equal((StepStatus.Failed, id), (step.Status, step.Error!.ErrorId));
        Assert.Single(host.Calls, call => call.Method == "PATCH");
        Assert.Contains("lock", step.Error.Advice(), StringComparison.Ordinal);
        Assert.DoesNotContain("meanwhile", step.Error.Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_writers_change_that_shows_a_moment_late_is_merged_all_the_same()
    {
        var (writes, reads) = (0, 0);
        await using var host = new RawHost(request => request.Method switch
        {
            "PATCH" when ++writes == 1 => RawReply.Json("""{"code":"conflict"}""", 409),
            "PATCH" => RawReply.Json(Live.Replace("\"_version\":3", "\"_version\":5", StringComparison.Ordinal)),
            _ => RawReply.Json(++reads < 4 ? Live : Live.Replace("\"_version\":3", "\"_version\":4", StringComparison.Ordinal)),
        });
        using var connection = host.Connect();

        var step = await SetAsync(connection);

        Assert.Equal((StepStatus.Succeeded, 2), (step.Status, writes));
    }

    private static async Task<StepResult> SetAsync(Engine.Connection.GcOrgConnection connection)
    {
        var engine = new DeploymentEngine(connection);
        var plan = await engine.PlanAsync([new Flow { Id = new FlowId("ivr"), Definition = TestOrganization.Json("""{"name":"New"}""") }], CancellationToken.None);
        return Assert.Single((await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None)).Steps);
    }
}
