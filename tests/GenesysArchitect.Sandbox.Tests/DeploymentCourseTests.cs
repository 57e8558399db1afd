using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class DeploymentCourseTests
{
    [Fact]
    public async Task A_job_is_pending_then_in_progress_then_completed_to_the_moment()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, JobDuration = TimeSpan.FromSeconds(10) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(1.999));
        Assert.Equal("PENDING", await caller.StatusAsync(id));
        time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal("IN_PROGRESS", await caller.StatusAsync(id));
        time.Advance(TimeSpan.FromSeconds(7.999));
        Assert.Equal("IN_PROGRESS", await caller.StatusAsync(id));
        time.Advance(TimeSpan.FromSeconds(0.001));
        var ended = await caller.GetAsync($"{Wire.Deployments}/{id}");
        Assert.Equal("COMPLETED", ended.Text("status"));
        Assert.Equal("2030-01-02T03:04:15.000Z", ended.Text("endTime"));
        Assert.Null(ended.Json["errors"]);
    }

    [Fact]
    public async Task The_time_a_job_is_pending_can_be_set_and_delays_the_end_when_it_is_longer()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            TimeProvider = time,
            JobDuration = TimeSpan.FromSeconds(1),
            PendingDuration = TimeSpan.FromSeconds(5),
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal("PENDING", await caller.StatusAsync(id));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("COMPLETED", await caller.StatusAsync(id));
    }

    [Theory]
    [InlineData(JobOutcome.Failed, "FAILED")]
    [InlineData(JobOutcome.ValidationError, "VALIDATION_ERROR")]
    [InlineData(JobOutcome.RolledBack, "ROLLED_BACK")]
    public async Task A_job_ends_as_it_is_scripted_with_an_error_that_says_why(JobOutcome outcome, string status)
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        sandbox.Organization.Outcomes.Set("holiday-hours", "prod", outcome);
        using var caller = await Caller.WithTokenAsync(sandbox);
        var scripted = await caller.StartAsync("holiday-hours", "prod");
        var other = await caller.StartAsync("holiday-hours", "dev");
        time.Advance(TimeSpan.FromSeconds(60));
        var read = await caller.GetAsync($"{Wire.Deployments}/{scripted}");
        Assert.Equal(status, read.Text("status"));
        var error = Assert.Single(read.Json["errors"]!.AsArray())!;
        Assert.NotEmpty(error["code"]!.GetValue<string>());
        Assert.Contains("holiday-hours", error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("COMPLETED", await caller.StatusAsync(other));
    }

    [Fact]
    public async Task A_stuck_job_is_pending_for_ever_and_keeps_its_slot_until_it_is_cancelled()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            TimeProvider = time,
            ActiveDeploymentLimit = 1,
            Outcomes = new Dictionary<string, JobScript> { ["northwind-ivr/*"] = new() { Outcome = JobOutcome.Stuck } },
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(1_000_000));
        caller.Use(await caller.GrantAsync(sandbox));
        Assert.Equal("PENDING", await caller.StatusAsync(id));
        (await caller.PostAsync(Wire.Deploy, Wire.Submission("holiday-hours", "dev"))).ExpectError(409, "deployment.limit");
        (await caller.DeleteAsync($"{Wire.Deployments}/{id}")).Expect(204);
        await caller.StartAsync("holiday-hours", "dev");
    }

    [Fact]
    public async Task A_script_holds_as_often_as_it_says_and_has_durations_and_errors_of_its_own()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        sandbox.Organization.Outcomes.Set("northwind-ivr", "dev", new JobScript
        {
            Outcome = JobOutcome.Failed,
            JobDuration = TimeSpan.FromSeconds(100),
            PendingDuration = TimeSpan.FromSeconds(50),
            Errors = [new Problem("queue.missing", "There is no queue 'Sales'.")],
            Times = 1,
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var first = await caller.StartAsync("northwind-ivr", "dev");
        var second = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(49));
        Assert.Equal("PENDING", await caller.StatusAsync(first));
        Assert.Equal("COMPLETED", await caller.StatusAsync(second));
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal("IN_PROGRESS", await caller.StatusAsync(first));
        time.Advance(TimeSpan.FromSeconds(1));
        var read = await caller.GetAsync($"{Wire.Deployments}/{first}");
        Assert.Equal("""[{"code":"queue.missing","message":"There is no queue 'Sales'."}]""", read.Json["errors"]!.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task Of_several_targets_the_one_that_goes_wrong_settles_the_outcome()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        sandbox.Organization.Outcomes.Set("*", "prod", JobOutcome.Failed);
        sandbox.Organization.Outcomes.Set("*", "dev", JobOutcome.Completed);
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "dev", "prod", "test"));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("FAILED", await caller.StatusAsync(reply.Text("id")));
        sandbox.Organization.Outcomes.Clear();
        var again = await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "prod"));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("COMPLETED", await caller.StatusAsync(again.Text("id")));
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
