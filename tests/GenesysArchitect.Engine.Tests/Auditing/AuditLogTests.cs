using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>The audit log contains what a run does: who, what, where, and the outcome; a log that cannot be written does not affect the run.</summary>
public sealed class AuditLogTests
{
    [Fact]
    public async Task A_deployment_is_audited_from_start_to_end()
    {
        using var log = new AuditTestLog();
        await using var organization = await TestOrganization.StartAsync();
        var engine = Engine(organization, log.Settings with { GovernanceTag = "CHG-7", PipelineRun = "Azure DevOps: ivr, build 1 (id 2)" });
        var desired = TestOrganization.Bundle() with
        {
            Api = BundleApi.Organization,
            Overwrite = true,
            ConflictResolution = "MANUAL",
            DependencyMatrix = new DependencyMatrix { Flows = ["Main"], Queues = ["Sales", "Fax"] },
            CurrentConfig = TestOrganization.Json("""{"flows":{"Main":{"pin":"4711"}},"old":1}"""),
            TargetConfig = TestOrganization.Json("""{"flows":{"Main":{"pin":"0815"}},"new":"confidential-value"}"""),
        };
        var plan = await engine.PlanAsync([desired], CancellationToken.None);

        Assert.False(File.Exists(log.Path));
        var result = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        var entries = await log.ReadAsync();
        Assert.Equal(["run_started", "step_started", "submitting", "submitted", "step_ended", "run_ended"], entries.Select(entry => entry.Event));
        Assert.True((await log.VerifyAsync()).IsValid);
        Assert.All(entries, entry =>
        {
            Assert.Equal((organization.Sandbox.ClientId, Environment.UserName, Environment.MachineName), (entry.ClientId, entry.User, entry.Machine));
            Assert.Equal(("CHG-7", "Azure DevOps: ivr, build 1 (id 2)", plan.RunId), (entry.GovernanceTag, entry.PipelineRun, entry.RunId));
            Assert.Equal(64, entry.PlanHash!.Length);
            Assert.Equal(organization.Connection.Name, entry.Organization);
            Assert.Equal(TimeSpan.Zero, entry.Time.Offset);
        });
        var ended = entries[4];
        Assert.Equal(("BundleDeployment/northwind-ivr@test", "Deploy", "Succeeded"), (ended.Resource, ended.Action, ended.Status));
        Assert.Equal(["test"], ended.Environment);
        Assert.Equal((true, "MANUAL", 3, false), (ended.Overwrite, ended.ConflictStrategy, ended.DependencyCount, ended.RollbackOccurred));
        Assert.True(ended.LatencyMs > 0);
        Assert.Equal("+1 -1 ~1", $"{ended.Diff}");
        Assert.Contains("~ flows.Main.pin", ended.Diff!.Paths);
        Assert.Equal(((GcBundleDeployment)result.Steps[0].Output!).DeploymentId, ended.Facts!["deploymentId"]);
        Assert.Equal(ended.Facts["deploymentId"], entries[3].Facts!["deploymentId"]);
        Assert.Equal("Done", entries[5].Status);
        Assert.DoesNotMatch("0815|4711|confidential-value", File.ReadAllText(log.Path));
    }

    [Fact]
    public async Task A_failure_and_its_rollback_are_recorded_without_a_secret()
    {
        using var log = new AuditTestLog();
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { Outcomes = new Dictionary<string, JobScript> { ["northwind-ivr/prod"] = new() { Outcome = JobOutcome.Failed } } });
        var engine = Engine(organization, log.Settings);

        await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle("prod")], CancellationToken.None), new RunOptions(), [], CancellationToken.None);

        var ended = Assert.Single(await log.ReadAsync(new AuditFilter { Events = ["step_ended"] }));
        Assert.Equal(("RolledBack", true), (ended.Status, ended.RollbackOccurred));
        Assert.StartsWith("Gc.Bundle.", ended.Error!.Id, StringComparison.Ordinal);
        Assert.Equal("Failed", (await log.ReadAsync())[^1].Status);
        Assert.Contains(await log.ReadAsync(), entry => entry.Event == "rollback_started");
        Assert.DoesNotContain(organization.Sandbox.ClientSecret, File.ReadAllText(log.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_and_rolling_back_are_recorded()
    {
        using var log = new AuditTestLog();
        await using var organization = await TestOrganization.StartAsync();
        var engine = Engine(organization, log.Settings);
        var deployed = (GcBundleDeployment)(await organization.DeployOneAsync(TestOrganization.Bundle())).Output!;

        await engine.Bundles.UndoAsync(new DeploymentKey(deployed.DeploymentId!, deployed.BundleId), "a test", TimeSpan.FromMinutes(1), new RecordingObserver(), CancellationToken.None);

        var ended = Assert.Single(await log.ReadAsync(new AuditFilter { Events = ["step_ended"] }));
        Assert.Equal(("RollBack", "Succeeded", true), (ended.Action, ended.Status, ended.RollbackOccurred));
        Assert.EndsWith(deployed.DeploymentId, ended.Resource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("file in the way")]
    [InlineData("full disk")]
    public async Task A_log_that_cannot_be_written_causes_a_warning_and_does_not_affect_the_run(string obstacle)
    {
        if (obstacle == "full disk" && !OperatingSystem.IsLinux())
        {
            return;
        }

        using var log = new AuditTestLog();
        var path = Obstruct(log, obstacle);
        await using var organization = await TestOrganization.StartAsync();
        var engine = Engine(organization, log.Settings with { Path = path });

        var result = await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle()], CancellationToken.None), new RunOptions(), [organization.Observer], CancellationToken.None);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        var warning = Assert.Single(organization.Log.Of(EngineLogLevel.Warning), message => message.Contains("could not be written", StringComparison.Ordinal));
        Assert.Contains(path, warning, StringComparison.Ordinal);
        var failed = Assert.Single(organization.Observer.Events.OfType<ObserverFailed>());
        Assert.Equal("Audit log", failed.Observer);
        Assert.Contains($"6 entries could not be written to the audit log {path}.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_written_at_first_is_written_later()
    {
        using var log = new AuditTestLog();
        await using var organization = await TestOrganization.StartAsync();
        var engine = Engine(organization, log.Settings);
        var obstacle = Directory.CreateDirectory(log.Path);
        var remover = new Act(happened =>
        {
            if (happened is StepEnded)
            {
                obstacle.Delete();
            }
        });

        await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle()], CancellationToken.None), new RunOptions(), [remover, organization.Observer], CancellationToken.None);

        Assert.Equal(["run_started", "step_started", "submitting", "submitted", "step_ended", "run_ended"], (await log.ReadAsync()).Select(entry => entry.Event));
        Assert.Empty(organization.Observer.Events.OfType<ObserverFailed>());
        Assert.Contains(organization.Log.Of(EngineLogLevel.Warning), message => message.Contains("can be written again, and no entry is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_failure_of_another_observer_is_recorded()
    {
        using var log = new AuditTestLog();
        await using var organization = await TestOrganization.StartAsync();
        var engine = Engine(organization, log.Settings);
        var failing = new Act(_ => throw new InvalidOperationException("It broke."));

        await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle()], CancellationToken.None), new RunOptions(), [failing], CancellationToken.None);

        Assert.Equal("It broke.", Assert.Single(await log.ReadAsync(new AuditFilter { Events = ["observer_failed"] })).Facts!["message"]);
    }

    [Fact]
    public async Task Two_plans_that_would_do_the_same_have_the_same_hash()
    {
        await using var organization = await TestOrganization.StartAsync();
        async Task<string> HashOf(params BundleDeployment[] desired) => PlanDigest.Of(await organization.Engine.PlanAsync(desired, CancellationToken.None));

        var one = await HashOf(TestOrganization.Bundle());
        Assert.Equal(one, await HashOf(TestOrganization.Bundle()));
        Assert.NotEqual(one, await HashOf(TestOrganization.Bundle("prod")));
        Assert.NotEqual(one, await HashOf(TestOrganization.Bundle(), TestOrganization.Bundle("prod")));
        var config = TestOrganization.Json("{}");
        Assert.NotEqual(
            await HashOf(TestOrganization.Bundle() with { CurrentConfig = config, TargetConfig = TestOrganization.Json("""{"a":1}""") }),
            await HashOf(TestOrganization.Bundle() with { CurrentConfig = config, TargetConfig = TestOrganization.Json("""{"a":2}""") }));
    }

    private static DeploymentEngine Engine(TestOrganization organization, AuditSettings settings) =>
        new(organization.Connection, organization.Log, [new AuditLog(organization.Connection, settings, organization.Log)]);

    private static string Obstruct(AuditTestLog log, string obstacle)
    {
        switch (obstacle)
        {
            case "folder":
                Directory.CreateDirectory(log.Path);
                return log.Path;
            case "full disk":
                File.CreateSymbolicLink(log.Path, "/dev/full");
                return log.Path;
            default:
                log.Write(Array.Empty<byte>());
                return Path.Combine(log.Path, "audit.jsonl");
        }
    }

    private sealed class Act(Action<RunEvent> act) : IRunObserver
    {
        public string Name => "actor";

        public ValueTask ObserveAsync(RunEvent happened)
        {
            act(happened);
            return default;
        }
    }
}
