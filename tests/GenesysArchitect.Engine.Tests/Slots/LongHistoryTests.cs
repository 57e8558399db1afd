using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganisation;

namespace GenesysArchitect.Engine.Tests.Slots;

/// <summary>Active deployments count wherever they are in a list that may be long.</summary>
public class LongHistoryTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(95)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(199)]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(1234)]
    public async Task Active_ones_at_the_end_of_a_long_history_are_counted(int history)
    {
        await using var organisation = await StartAsync(Quick with { DeploymentHistory = history, ForeignDeployments = ["a", "b", "c"] });

        var result = await organisation.DeployOneAsync(Bundle() with { Queue = false });

        Assert.Equal(ErrorIds.LimitReached, result.Error?.ErrorId);
        Assert.Empty(organisation.Submitted);
    }

    [Fact]
    public async Task Ones_that_got_stuck_long_ago_are_counted()
    {
        // Three that never end, and then more than a thousand that came and went.
        await using var organisation = await StartAsync(Quick with { ForeignDeployments = ["a", "b"] });
        AddEnded(organisation, 1200);
        organisation.Time.Freeze();
        var deploying = organisation.DeployAsync(Bundle("dev"), Bundle("test"), Bundle("prod"));
        var waiting = await organisation.Observer.WaitForAsync<StepProgressed>(progress => progress.Message.StartsWith("All 3", StringComparison.Ordinal));
        organisation.Time.Thaw();

        var run = await deploying;

        Assert.Contains("dep-0001", waiting.Message, StringComparison.Ordinal);
        Assert.Contains("dep-0002", waiting.Message, StringComparison.Ordinal);
        Assert.All(run.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(3, organisation.Sandbox.Facts.SubmissionsByBundle["northwind-ivr"]);
        Assert.All(organisation.Submitted, request => Assert.NotEqual(409, request.Status));
    }

    [Fact]
    public async Task A_long_history_is_read_once_and_not_again_for_each_deployment()
    {
        await using var organisation = await StartAsync(Quick with { DeploymentHistory = 5000, JobDuration = TimeSpan.FromMilliseconds(10) });
        await organisation.DeployAsync(Bundle("first"));
        var first = organisation.Requests.Of("GET", List).Count;
        await Task.Delay(TimeSpan.FromSeconds(1.2), organisation.Time);

        await organisation.DeployAsync(Bundle("second"));

        Assert.InRange(first, 2, 20);
        Assert.Equal(1, organisation.Requests.Of("GET", List).Count - first);
    }

    [Fact]
    public async Task A_lost_reply_is_found_behind_a_long_history_of_the_same_bundle()
    {
        await using var organisation = await StartAsync(Quick with { DeploymentHistory = 1111 });
        organisation.Sandbox.Rules.Add("POST", Submissions, Fault.CutAfterActing, times: 1);

        var result = await organisation.DeployOneAsync(Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Single(organisation.Submitted);
        Assert.Equal("dep-1112", Assert.IsType<GcBundleDeployment>(result.Output).DeploymentId);
    }

    [Fact]
    public async Task A_history_that_the_platform_shortened_is_no_news()
    {
        // Between counting and looking for the lost one, the platform forgets all but a few old ones.
        var entries = Enumerable.Range(1, 700).ToList();
        await using var host = new RawHost(request => request switch
        {
            { Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json("""{"valid":true}"""),
            { Method: "POST" } => Shorten(),
            { Target: var target } when target.Contains("/deployments/", StringComparison.Ordinal) => RawReply.Json(Entry(701)),
            _ => RawReply.Json(Page(request.Target)),
        });
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);

        RawReply Shorten()
        {
            entries = [.. entries[..300], 701];
            return RawReply.Close;
        }

        string Page(string target)
        {
            var query = System.Web.HttpUtility.ParseQueryString(target[target.IndexOf('?', StringComparison.Ordinal)..]);
            var page = entries.Skip(Number(query["offset"])).Take(Number(query["size"])).Select(Entry);
            return query["status"] is null ? $"[{string.Join(',', page)}]" : "[]";
        }

        var plan = await engine.PlanAsync([Bundle("e", "b")], CancellationToken.None);
        var run = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        Assert.Equal(StepStatus.Succeeded, run.Steps[0].Status);
        Assert.Equal("dep-701", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
    }

    [Fact]
    public async Task A_host_that_gives_its_whole_list_each_time_is_read_once()
    {
        var entries = Enumerable.Range(1, 250).ToList();
        await using var host = new RawHost(request => request switch
        {
            { Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json("""{"valid":true}"""),
            { Method: "POST" } => Accept(),
            { Target: var target } when target.Contains("/deployments/", StringComparison.Ordinal) => RawReply.Json(Entry(251)),
            _ => RawReply.Json($"[{string.Join(',', entries.Select(Entry))}]"),
        });
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);

        RawReply Accept()
        {
            entries.Add(251);
            return RawReply.Close;
        }

        var plan = await engine.PlanAsync([Bundle("e", "b")], CancellationToken.None);
        var run = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        Assert.Equal("dep-251", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
    }

    private static int Number(string? text) => int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);

    private static string Entry(int number) =>
        $$"""{"id":"dep-{{number}}","bundleId":"b","status":"COMPLETED","startTime":"{{new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number):O}}"}""";

    private static void AddEnded(TestOrganisation organisation, int count)
    {
        for (var number = 0; number < count; number++)
        {
            organisation.Sandbox.Organization.Deployments.AddForeign("c", TimeSpan.Zero);
        }
    }
}
