using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>The dependencies of a version exist and are active, or nothing is published.</summary>
public class DependencyTests
{
    private const string Flows = "/api/v2/flows/*";
    private const string Skills = "/api/v2/routing/skills/*";
    private const string OlderSkills = "/api/v2/skills/*";

    [Fact]
    public async Task A_version_with_all_dependencies_active_is_published()
    {
        await using var organization = await StartAsync();

        var step = await organization.PublishAsync(DesiredResource() with { Flows = ["payments", "returns"], Skills = ["billing"] });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(
            ["Flow payments Payments Active", "Flow returns Returns Active", "Skill billing Billing Active"],
            step.Reported().Dependencies.Select(dependency => $"{dependency.Kind} {dependency.Id} {dependency.Name} {dependency.Status}"));
        Assert.DoesNotContain(organization.Observer.Checkpoints(), name => name.StartsWith("dependency", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_absent_or_inactive_dependencies_are_reported_and_nothing_is_published()
    {
        await using var organization = await StartAsync();

        var run = await organization.RunAsync(DesiredResource() with { Flows = ["payments", "nowhere", "legacy-ivr"], Skills = ["no-skill", "fax-handling", "billing"] });

        run.AssertEnded(StepStatus.Blocked, ExitCode.BadInput, ErrorIds.BotDependencyInvalid);
        AssertNamed(run.Steps[0].Error!.Message, "flow 'nowhere' does not exist", "flow 'legacy-ivr' is not active", "skill 'no-skill' does not exist", "skill 'fax-handling' is not active");
        Assert.DoesNotContain("payments", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("billing", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(run.Steps[0].Error!.Advice());
        Assert.Equal(
            [BotDependencyStatus.Active, BotDependencyStatus.Absent, BotDependencyStatus.Inactive, BotDependencyStatus.Absent, BotDependencyStatus.Inactive, BotDependencyStatus.Active],
            run.Steps[0].Reported().Dependencies.Select(dependency => dependency.Status));
        Assert.Empty(organization.Asked());
        AssertNamed(organization.Observer.Checkpoint("dependency_validation_failed").Facts["dependencies"], "nowhere", "legacy-ivr", "no-skill", "fax-handling");
        Assert.DoesNotContain("dependency_validation_error", organization.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_dependency_without_permission_is_unknown_and_the_missing_permission_is_reported()
    {
        await using var organization = await StartAsync(options: TestOrganization.Quick with { DeniedPermissions = ["flow:view", "skills:read", "conversations:flow:read"] });

        var run = await organization.RunAsync(DesiredResource() with { Flows = ["payments"], Skills = ["billing"] });

        run.AssertEnded(StepStatus.Blocked, ExitCode.Failed, ErrorIds.BotDependencyUnknown);
        AssertNamed(run.Steps[0].Error!.Message, "flow 'payments' could not be checked", "skill 'billing' could not be checked", "403");
        AssertNamed(run.Steps[0].Error!.Advice()!, "conversations:flow:read", "skills:read");
        Assert.All(run.Steps[0].Reported().Dependencies, dependency => Assert.Equal(BotDependencyStatus.Unknown, dependency.Status));
        Assert.Empty(organization.Asked());
        AssertNamed(organization.Observer.Checkpoint("dependency_validation_error").Facts["dependencies"], "payments", "billing");
        Assert.DoesNotContain("dependency_validation_failed", organization.Observer.Checkpoints());
    }

    [Fact]
    public async Task An_absent_dependency_outweighs_an_unknown_one_and_both_are_reported()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/**skills/billing", Fault = Fault.ErrorStatus, Status = 500 });

        var step = await organization.PublishAsync(DesiredResource() with { Flows = ["nowhere"], Skills = ["billing"] });

        step.AssertEnded(StepStatus.Blocked, ErrorIds.BotDependencyInvalid);
        AssertNamed(step.Error!.Message, "nowhere", "billing", "500");
        Assert.Equal(1, organization.Observer.Checkpoints().Count(name => name == "dependency_validation_failed"));
        Assert.Equal(1, organization.Observer.Checkpoints().Count(name => name == "dependency_validation_error"));
        Assert.Empty(organization.Asked());
    }

    [Theory]
    [InlineData("""{"id":"x","name":"X"}""", BotDependencyStatus.Active)]
    [InlineData("""{"id":"x","name":"X","active":true,"state":"Active"}""", BotDependencyStatus.Active)]
    [InlineData("""{"id":"x","name":"X","active":false}""", BotDependencyStatus.Inactive)]
    [InlineData("""{"id":"x","name":"X","active":false,"state":"active"}""", BotDependencyStatus.Inactive)]
    [InlineData("""{"id":"x","name":"X","active":true,"state":"deleted"}""", BotDependencyStatus.Inactive)]
    [InlineData("""{"id":"x","name":"X","state":"inactive"}""", BotDependencyStatus.Inactive)]
    public async Task A_flow_or_skill_is_active_unless_either_property_says_otherwise(string answer, BotDependencyStatus status)
    {
        await using var host = new RawHost(request => request.Target.EndsWith("/x", StringComparison.Ordinal) ? RawReply.Json(answer) : RawReply.Json(request.Target.EndsWith("/versions", StringComparison.Ordinal) ? """{"entities":[]}""" : """{"state":"draft"}"""));
        using var connection = host.Connect();

        var run = await new DeploymentEngine(connection).RunAsync([DesiredResource() with { Flows = ["x"], Skills = ["x"], Wait = false }], new RecordingObserver());

        Assert.Equal([status, status], run.Steps[0].Reported().Dependencies.Select(dependency => dependency.Status));
        Assert.Equal(status == BotDependencyStatus.Active ? 1 : 0, host.Calls.Count(call => call.Method == "POST"));
    }

    [Fact]
    public async Task A_skill_is_found_at_the_older_path_if_the_newer_has_none()
    {
        await using var older = await StartAsync(options: TestOrganization.Quick with { OlderSkillAddressOnly = true });
        await using var newer = await StartAsync();

        Assert.Null((await older.PlanAsync(DesiredResource() with { Skills = ["billing"] })).Blocked);
        Assert.Null((await newer.PlanAsync(DesiredResource() with { Skills = ["billing"] })).Blocked);

        Assert.Single(older.Requests.Of("GET", OlderSkills));
        Assert.Empty(newer.Requests.Of("GET", OlderSkills));
    }

    [Fact]
    public async Task A_dependency_listed_twice_is_read_once_in_a_plan()
    {
        await using var organization = await StartAsync();
        BotVersion[] desired =
        [
            DesiredResource() with { Flows = ["payments", "payments"], Skills = ["billing", "billing"] },
            DesiredResource("3.2", "faq-bot") with { Flows = ["payments", "returns"], Skills = ["billing"] },
        ];

        var plan = await organization.Engine.PlanAsync(desired, CancellationToken.None);

        Assert.All(plan.Steps, step => Assert.Null(step.Blocked));
        Assert.Single(organization.Requests.Of("GET", "/api/v2/flows/payments"));
        Assert.Equal(2, organization.Requests.Of("GET", Flows).Count);
        Assert.Single(organization.Requests.Of("GET", Skills));
        await organization.Engine.PlanAsync(desired, CancellationToken.None);
        Assert.Equal(2, organization.Requests.Of("GET", "/api/v2/flows/payments").Count);
    }

    [Fact]
    public async Task All_dependencies_are_read_in_parallel()
    {
        await using var organization = await StartAsync(options: TestOrganization.Quick with { Latency = TimeSpan.FromSeconds(1) });

        var step = await organization.PlanAsync(DesiredResource() with { Flows = ["payments", "returns", "callback", "web-chat"], Skills = ["billing", "vip", "spanish"] });

        Assert.Null(step.Blocked);
        Assert.InRange(organization.Requests.MaxInFlight, 7, 9);
    }

    [Fact]
    public async Task A_bot_with_a_missing_dependency_does_not_block_another()
    {
        await using var organization = await StartAsync();

        var run = await organization.RunAsync(DesiredResource() with { Flows = ["nowhere"] }, DesiredResource("3.2", "faq-bot") with { Flows = ["payments"] });

        Assert.Equal([StepStatus.Blocked, StepStatus.Succeeded], run.Steps.Select(step => step.Status));
        Assert.Equal((0, 1), (organization.Acted("2.0"), organization.Acted("3.2", "faq-bot")));
        Assert.Equal(ExitCode.Failed, run.ExitCode);
    }

    [Fact]
    public async Task A_version_that_is_live_already_is_left_alone_whatever_it_lacks()
    {
        await using var organization = await StartAsync();

        var step = await organization.PublishAsync(DesiredResource("1.2") with { Flows = ["nowhere"] });

        step.AssertEnded(StepStatus.NoChange);
        Assert.DoesNotContain("dependency_validation_failed", organization.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_dependency_with_an_invalid_id_blocks_the_version_and_is_reported()
    {
        await using var organization = await StartAsync();

        var run = await organization.RunAsync(DesiredResource() with { Flows = [".."] });

        run.AssertEnded(StepStatus.Blocked, ExitCode.BadInput, ErrorIds.IdInvalid);
        Assert.Empty(organization.Asked());
    }

    private static void AssertNamed(string said, params string[] names) =>
        Assert.All(names, name => Assert.Contains(name, said, StringComparison.Ordinal));
}
