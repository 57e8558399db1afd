using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A host that accepts a change with 202 and applies it later.</summary>
public class DelayedVisibilityTests
{
    private const string Before = """{"id":"ivr","name":"IVR","_version":4,"lifecycle_state":"draft","blocks":[],"references":[]}""";
    private const string After = """{"id":"ivr","name":"New","_version":5,"lifecycle_state":"draft","blocks":[],"references":[]}""";

    [Theory]
    [InlineData(Before)]
    [InlineData("""{"id":"ivr","status":"accepted"}""")]
    public async Task A_change_visible_later_is_awaited(string accepted)
    {
        var looks = 0;
        await using var host = Host(() => RawReply.Json(accepted, 202), () => ++looks > 3 ? After : Before);
        using var connection = host.Connect();

        var (step, observer) = await SetAsync(connection);

        Assert.Equal(("New", 5L, "IVR"), (step.Reported().Name, step.Reported().Version!.Value, step.Reported().Previous!.Name));
        Assert.Equal(["name"], step.Reported().Diff!.Modified);
        Assert.Single(host.Calls, call => call.Method == "PATCH");
        Assert.Contains(observer.Progress, line => line.StartsWith("confirming: The platform has accepted the change", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_visible_in_the_response_is_not_checked()
    {
        await using var host = Host(() => RawReply.Json(After, 202), () => Before);
        using var connection = host.Connect();

        var (step, _) = await SetAsync(connection);

        Assert.Equal(5, step.Reported().Version);
        Assert.Single(host.Calls, call => call.Method == "GET");
    }

    [Fact]
    public async Task A_change_that_never_becomes_visible_is_reported_as_unconfirmed()
    {
        await using var host = Host(() => RawReply.Json(Before, 202), () => Before);
        using var connection = host.Connect();

        var (step, _) = await SetAsync(connection);

        Assert.Equal((StepStatus.StillRunning, ErrorIds.FlowUnconfirmed, ErrorKind.Timeout), (step.Status, step.Error?.ErrorId, step.Error?.Kind));
        Assert.Contains("still returns version 4", step.Error!.Message, StringComparison.Ordinal);
        Assert.Single(host.Calls, call => call.Method == "PATCH");
    }

    [Fact]
    public async Task A_flow_deleted_before_the_change_is_visible_is_reported_as_missing()
    {
        await using var host = Host(() => RawReply.Json(Before, 202), () => null);
        using var connection = host.Connect();

        Assert.Equal(ErrorIds.FlowMissing, (await SetAsync(connection)).Step.Error?.ErrorId);
    }

    [Fact]
    public async Task A_change_applied_after_a_gateway_timeout_is_applied_once()
    {
        // The first is applied when the second arrives, which then names an old version.
        var patches = 0;
        await using var host = Host(() => ++patches == 1 ? RawReply.Json("{}", 504) : RawReply.Json("""{"code":"flow.version.conflict"}""", 409), () => patches >= 2 ? After : Before);
        using var connection = host.Connect();

        var (step, _) = await SetAsync(connection);

        Assert.Equal(("New", "IVR", 4L), (step.Reported().Name, step.Reported().Previous!.Name, step.Reported().Previous!.Version!.Value));
        Assert.Equal(["name"], step.Reported().Diff!.Modified);
        Assert.Equal(2, patches);
    }

    [Fact]
    public async Task A_host_that_keeps_null_for_removed_properties_is_not_asked_again()
    {
        const string shown = """{"id":"ivr","name":null,"_version":4,"lifecycle_state":"draft","blocks":[],"references":[],"note":null}""";
        var named = shown.Replace("\"name\":null", "\"name\":\"IVR\"", StringComparison.Ordinal);
        await using var host = Host(() => RawReply.Json("{}", 500), () => named);
        using var connection = host.Connect();

        Assert.Equal(StepStatus.NoChange, (await SetAsync(connection, """{"note":null}""")).Step.Status);
        Assert.Equal(StepStatus.NoChange, (await SetAsync(connection, """{"id":"ivr","name":"IVR","_version":2,"lifecycle_state":"draft","blocks":[],"references":[]}""")).Step.Status);
    }

    private static RawHost Host(Func<RawReply> write, Func<string?> read)
    {
        var reads = 0;
        return new RawHost(request => request switch
        {
            { Method: "PATCH" } => write(),
            _ when reads++ == 0 => RawReply.Json(read() ?? Before),
            _ => read() is { } shown ? RawReply.Json(shown) : null,
        });
    }

    private static async Task<(StepResult Step, RecordingObserver Observer)> SetAsync(GcOrgConnection connection, string definition = """{"name":"New"}""")
    {
        var engine = new DeploymentEngine(connection);
        var observer = new RecordingObserver();
        var plan = await engine.PlanAsync([DesiredResource("ivr", definition)], CancellationToken.None);
        return (Assert.Single((await engine.RunAsync(plan, new RunOptions(), [observer], CancellationToken.None)).Steps), observer);
    }
}
