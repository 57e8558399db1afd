using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>What a run does is in the audit log: who, what, where, and how it ended; and a log that cannot be written changes nothing about a run.</summary>
public sealed class AuditLogTests
{
    [Fact]
    public async Task A_deployment_is_put_down_from_its_beginning_to_its_end()
    {
        using var log = new AuditTestLog();
        await using var organisation = await TestOrganisation.StartAsync();
        var engine = Engine(organisation, log.Settings with { GovernanceTag = "CHG-7", PipelineRun = "Azure DevOps: ivr, build 1 (id 2)" });
        var wish = TestOrganisation.Bundle() with
        {
            Api = BundleApi.Organization,
            Overwrite = true,
            ConflictResolution = "MANUAL",
            DependencyMatrix = new DependencyMatrix { Flows = ["Main"], Queues = ["Sales", "Fax"] },
            CurrentConfig = TestOrganisation.Json("""{"flows":{"Main":{"pin":"4711"}},"old":1}"""),
            TargetConfig = TestOrganisation.Json("""{"flows":{"Main":{"pin":"0815"}},"new":"confidential-value"}"""),
        };
        var plan = await engine.PlanAsync([wish], CancellationToken.None);

        Assert.False(File.Exists(log.Path));
        var result = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        var entries = await log.ReadAsync();
        Assert.Equal(["run_started", "step_started", "submitting", "submitted", "step_ended", "run_ended"], entries.Select(entry => entry.Event));
        Assert.True((await log.VerifyAsync()).IsValid);
        Assert.All(entries, entry =>
        {
            Assert.Equal((organisation.Sandbox.ClientId, Environment.UserName, Environment.MachineName), (entry.ClientId, entry.User, entry.Machine));
            Assert.Equal(("CHG-7", "Azure DevOps: ivr, build 1 (id 2)", plan.RunId), (entry.GovernanceTag, entry.PipelineRun, entry.RunId));
            Assert.Equal(64, entry.PlanHash!.Length);
            Assert.Equal(organisation.Connection.Name, entry.Organization);
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
    public async Task A_failure_and_its_rollback_are_put_down_without_a_secret()
    {
        using var log = new AuditTestLog();
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { Outcomes = new Dictionary<string, JobScript> { ["northwind-ivr/prod"] = new() { Outcome = JobOutcome.Failed } } });
        var engine = Engine(organisation, log.Settings);

        await engine.RunAsync(await engine.PlanAsync([TestOrganisation.Bundle("prod")], CancellationToken.None), new RunOptions(), [], CancellationToken.None);

        var ended = Assert.Single(await log.ReadAsync(new AuditFilter { Events = ["step_ended"] }));
        Assert.Equal(("RolledBack", true), (ended.Status, ended.RollbackOccurred));
        Assert.StartsWith("Gc.Bundle.", ended.Error!.Id, StringComparison.Ordinal);
        Assert.Equal("Failed", (await log.ReadAsync())[^1].Status);
        Assert.Contains(await log.ReadAsync(), entry => entry.Event == "rollback_started");
        Assert.DoesNotContain(organisation.Sandbox.ClientSecret, File.ReadAllText(log.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_and_rolling_back_are_put_down()
    {
        using var log = new AuditTestLog();
        await using var organisation = await TestOrganisation.StartAsync();
        var engine = Engine(organisation, log.Settings);
        var deployed = (GcBundleDeployment)(await organisation.DeployOneAsync(TestOrganisation.Bundle())).Output!;

        await engine.Bundles.UndoAsync(new DeploymentKey(deployed.DeploymentId!, deployed.BundleId), "a test", TimeSpan.FromMinutes(1), new RecordingObserver(), CancellationToken.None);

        var ended = Assert.Single(await log.ReadAsync(new AuditFilter { Events = ["step_ended"] }));
        Assert.Equal(("RollBack", "Succeeded", true), (ended.Action, ended.Status, ended.RollbackOccurred));
        Assert.EndsWith(deployed.DeploymentId, ended.Resource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("file in the way")]
    [InlineData("full disk")]
    public async Task A_log_that_cannot_be_written_is_warned_of_and_changes_nothing(string obstacle)
    {
        if (obstacle == "full disk" && !OperatingSystem.IsLinux())
        {
            return;
        }

        using var log = new AuditTestLog();
        var path = Obstruct(log, obstacle);
        await using var organisation = await TestOrganisation.StartAsync();
        var engine = Engine(organisation, log.Settings with { Path = path });

        var result = await engine.RunAsync(await engine.PlanAsync([TestOrganisation.Bundle()], CancellationToken.None), new RunOptions(), [organisation.Observer], CancellationToken.None);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        var warning = Assert.Single(organisation.Log.Of(EngineLogLevel.Warning), message => message.Contains("NOT be written", StringComparison.Ordinal));
        Assert.Contains(path, warning, StringComparison.Ordinal);
        var failed = Assert.Single(organisation.Observer.Events.OfType<ObserverFailed>());
        Assert.Equal("Audit log", failed.Observer);
        Assert.Contains($"6 entries could NOT be written to the audit log {path}.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_written_at_first_is_written_later()
    {
        using var log = new AuditTestLog();
        await using var organisation = await TestOrganisation.StartAsync();
        var engine = Engine(organisation, log.Settings);
        var obstacle = Directory.CreateDirectory(log.Path);
        var remover = new Act(happened =>
        {
            if (happened is StepEnded)
            {
                obstacle.Delete();
            }
        });

        await engine.RunAsync(await engine.PlanAsync([TestOrganisation.Bundle()], CancellationToken.None), new RunOptions(), [remover, organisation.Observer], CancellationToken.None);

        Assert.Equal(["run_started", "step_started", "submitting", "submitted", "step_ended", "run_ended"], (await log.ReadAsync()).Select(entry => entry.Event));
        Assert.Empty(organisation.Observer.Events.OfType<ObserverFailed>());
        Assert.Contains(organisation.Log.Of(EngineLogLevel.Warning), message => message.Contains("is written again, and nothing is lacking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_another_observer_failed_is_put_down()
    {
        using var log = new AuditTestLog();
        await using var organisation = await TestOrganisation.StartAsync();
        var engine = Engine(organisation, log.Settings);
        var failing = new Act(_ => throw new InvalidOperationException("It broke."));

        await engine.RunAsync(await engine.PlanAsync([TestOrganisation.Bundle()], CancellationToken.None), new RunOptions(), [failing], CancellationToken.None);

        Assert.Equal("It broke.", Assert.Single(await log.ReadAsync(new AuditFilter { Events = ["observer_failed"] })).Facts!["message"]);
    }

    [Fact]
    public async Task Two_plans_that_would_do_the_same_have_the_same_hash()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        async Task<string> HashOf(params BundleDeployment[] wishes) => PlanDigest.Of(await organisation.Engine.PlanAsync(wishes, CancellationToken.None));

        var one = await HashOf(TestOrganisation.Bundle());
        Assert.Equal(one, await HashOf(TestOrganisation.Bundle()));
        Assert.NotEqual(one, await HashOf(TestOrganisation.Bundle("prod")));
        Assert.NotEqual(one, await HashOf(TestOrganisation.Bundle(), TestOrganisation.Bundle("prod")));
        var config = TestOrganisation.Json("{}");
        Assert.NotEqual(
            await HashOf(TestOrganisation.Bundle() with { CurrentConfig = config, TargetConfig = TestOrganisation.Json("""{"a":1}""") }),
            await HashOf(TestOrganisation.Bundle() with { CurrentConfig = config, TargetConfig = TestOrganisation.Json("""{"a":2}""") }));
    }

    private static DeploymentEngine Engine(TestOrganisation organisation, AuditSettings settings) =>
        new(organisation.Connection, organisation.Log, [new AuditLog(organisation.Connection, settings, organisation.Log)]);

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
