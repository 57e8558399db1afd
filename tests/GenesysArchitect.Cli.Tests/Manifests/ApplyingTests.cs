using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests.Manifests;

public sealed class ApplyingTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    [Fact]
    public async Task A_manifest_is_applied_with_one_JSON_line_per_resource_and_nothing_is_written_the_second_time()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();

        var first = await gcarch.ApplyAsync(sample, "--yes", "--output", "json");
        var written = gcarch.Changing.Count;
        var second = await gcarch.ApplyAsync(sample, "--yes", "--output", "json");

        Assert.Equal([0, 0], [first.ExitCode, second.ExitCode]);
        Assert.Equal(7, first.Lines.Count);
        Assert.All(first.Lines, line => Assert.Equal("Succeeded", line.GetProperty("status").GetString()));
        Assert.All(second.Lines, line => Assert.Equal("NoChange", line.GetProperty("status").GetString()));
        Assert.Equal(6, written);
        Assert.Equal(written, gcarch.Changing.Count);
        Assert.Equal(["dep-0001", "dep-0002"], Deployments(first));
        Assert.Equal(Deployments(first), Deployments(second));
        var flow = first.Lines.Single(line => line.GetProperty("address").GetString() == "Flow/callback");
        Assert.Equal("published", flow.GetProperty("state").GetString());
        Assert.Equal(gcarch.Flow("callback")["_version"]!.GetValue<int>(), flow.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task The_plan_shows_only_what_was_changed()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();
        await gcarch.ApplyAsync(sample, "--yes");
        sample.Change("bundle.yaml", "name: Warehouse", "name: Warehouse North");

        var plan = await gcarch.PlanAsync(sample, "--output", "json");
        var outcome = await gcarch.ApplyAsync(sample, "--yes", "--output", "json");

        Assert.Equal([4, 0], [plan.ExitCode, outcome.ExitCode]);
        Assert.Equal(
            ["BundleDeployment/returns-desk@acceptance", "BundleDeployment/returns-desk@development"],
            plan.Lines.Where(line => line.GetProperty("change").GetString() != "NoChange").Select(line => line.GetProperty("address").GetString()).Order());
        Assert.Equal(4, gcarch.Submitted);
    }

    [Fact]
    public async Task A_selector_limits_the_run_to_matching_resources()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.ApplyAsync(sample, "--selector", "team=insight", "--yes", "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Flow/survey", outcome.Line.GetProperty("address").GetString());
        Assert.Equal(1, gcarch.Written);
        Assert.Single(gcarch.Changing);
    }

    [Fact]
    public async Task A_variable_option_overrides_the_values_files()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.ApplyAsync(sample, "--selector", "team=insight", "--var", "company=A", "--var", "company=Contoso = Co", "--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Contoso = Co", gcarch.Flow("customer-survey").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dependents_of_a_failed_resource_are_skipped_and_the_others_are_applied()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        RefuseCallback(gcarch);

        var outcome = await gcarch.ApplyAsync(Chain(), "--yes", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["Flow/callback Failed", "Flow/main-ivr Skipped", "Flow/payments Succeeded"], Ends(outcome));
        Assert.Equal("Gc.Run.StepSkipped", outcome.Lines.Single(line => line.GetProperty("name").GetString() == "main-ivr").GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task As_text_skipped_resources_are_listed_in_one_note()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        RefuseCallback(gcarch);
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.ApplyAsync(sample, "--yes");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Single(outcome.Errors);
        Assert.Contains("note Skipped, because a dependency did not succeed: Flow/returns, BotVersion/order-bot, DependencyLock/actions,", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_fail_fast_no_step_starts_after_a_failure()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        RefuseCallback(gcarch);

        var outcome = await gcarch.ApplyAsync(Chain(), "--fail-fast", "--throttle-limit", "1", "--yes", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["Flow/callback Failed", "Flow/main-ivr Skipped", "Flow/payments Skipped"], Ends(outcome));
    }

    [Theory]
    [InlineData(true, 1, "RolledBack")]
    [InlineData(false, 2, "RolledBack")]
    public async Task A_failed_atomic_run_is_rolled_back(bool rollbackWorks, int exitCode, string status)
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending("northwind-ivr/test", JobOutcome.Failed, rollbackWorks));
        var before = gcarch.Flow("callback")["name"]!.GetValue<string>();
        _folder.With("all.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Bundle("northwind-ivr", dependsOn: "[Flow/callback]"));

        var outcome = await gcarch.ApplyAsync(_folder, "--atomic", "--yes", "--output", "json");

        Assert.Equal(exitCode, outcome.ExitCode);
        var flow = outcome.Lines.Single(line => line.GetProperty("kind").GetString() == "Flow");
        Assert.Equal(status, flow.GetProperty("status").GetString());
        Assert.Equal("Gc.Run.StepUndone", flow.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(before, gcarch.Flow("callback")["name"]!.GetValue<string>());
        Assert.Equal(2, gcarch.Written);
    }

    [Fact]
    public async Task An_atomic_run_with_a_blocked_resource_is_not_started()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("all.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Bundle("northwind-ivr", environments: "[nowhere]"));

        var outcome = await gcarch.ApplyAsync(_folder, "--atomic", "--yes", "--output", "json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(["BundleDeployment/northwind-ivr Skipped", "Flow/callback Skipped"], Ends(outcome));
        Assert.Empty(gcarch.Changing);
    }

    [Fact]
    public async Task A_blocked_resource_does_not_prevent_the_others()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("all.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Bundle("northwind-ivr", environments: "[nowhere]"));

        var outcome = await gcarch.ApplyAsync(_folder, "--yes", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["BundleDeployment/northwind-ivr Blocked", "Flow/callback Succeeded"], Ends(outcome));
    }

    [Fact]
    public async Task Redeploy_deploys_unchanged_bundles_and_nothing_else()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();
        await gcarch.ApplyAsync(sample, "--yes");
        var before = gcarch.Changing.Count;

        var plan = await gcarch.PlanAsync(sample, "--redeploy");
        var outcome = await gcarch.ApplyAsync(sample, "--redeploy", "--yes");

        Assert.Equal([4, 0], [plan.ExitCode, outcome.ExitCode]);
        Assert.Equal(before + 2, gcarch.Changing.Count);
        Assert.Equal(4, gcarch.Submitted);
    }

    [Fact]
    public async Task A_timeout_ends_with_5_and_the_next_run_resumes_it_or_is_refused()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending("northwind-ivr/test", JobOutcome.Stuck));
        _folder.With("bundle.yaml", ManifestText.Bundle("northwind-ivr", more: "timeout: 1s"));

        var first = await gcarch.ApplyAsync(_folder, "--yes", "--output", "json");
        var refused = await gcarch.ApplyAsync(_folder, "--yes");
        var resumed = await gcarch.ApplyAsync(_folder, "--yes", "--resume", "--output", "json");

        Assert.Equal([5, 3, 5], new[] { first, refused, resumed }.Select(outcome => outcome.ExitCode));
        Assert.Equal("StillRunning", first.Line.GetProperty("status").GetString());
        Assert.StartsWith("error Gc.Run.Interrupted", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("Resume it (--resume). To start a new run instead,", refused.Error, StringComparison.Ordinal);
        Assert.Equal(first.Line.GetProperty("runId").GetString(), resumed.Line.GetProperty("runId").GetString());
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task Without_a_terminal_a_high_impact_is_refused_and_nothing_is_started()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("all.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Bundle("northwind-ivr", more: "currentConfig: {queues: {Fax: {}}}\n  targetConfig: {queues: {}}"));

        var refused = await gcarch.ApplyAsync(_folder, "--output", "json");
        var changed = gcarch.Changing.Count;
        var approved = await gcarch.ApplyAsync(_folder, "--output", "json", "--yes");

        Assert.Equal([3, 0], [refused.ExitCode, approved.ExitCode]);
        Assert.All(refused.Lines, line => Assert.Equal("Gc.Run.ConfirmationRequired", line.GetProperty("error").GetProperty("id").GetString()));
        Assert.Equal(0, changed);
        Assert.Contains("--yes", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.State, "*.lock.owner.json", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("y\n", 0, 3)]
    [InlineData("n\n", 130, 0)]
    [InlineData("", 130, 0)]
    public async Task At_a_terminal_all_changes_are_confirmed_with_one_prompt(string answer, int exitCode, int changes)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader(answer));

        var outcome = await gcarch.ApplyAsync(Chain());

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(2, outcome.Output.Split("[y/N]").Length);
        Assert.Contains("\n\nMake these 3 changes? [y/N]", outcome.Shown, StringComparison.Ordinal);
        Assert.Equal(changes, gcarch.Changing.Count);
    }

    [Fact]
    public async Task Without_changes_there_is_no_prompt()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;
        _folder.With("flow.yaml", ManifestText.Flow("callback", "Callback"));

        var outcome = await gcarch.ApplyAsync(_folder);

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("[y/N]", outcome.All, StringComparison.Ordinal);
        Assert.Contains("1 unchanged", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_log_each_line_has_a_timestamp_and_the_name_in_the_manifest()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.ApplyAsync(sample, "--yes");

        Assert.DoesNotContain('\e', outcome.All);
        Assert.Matches(@"\n\d\d:\d\d:\d\d Flow/survey +ended: done", outcome.Output);
        Assert.Matches(@"\n\d\d:\d\d:\d\d BundleDeployment/returns-desk@acceptance +submitted: dep-000\d", outcome.Output);
        Assert.Matches(@"\n7 done · \d+\.\d s · exit code 0", outcome.Output);
    }

    [Fact]
    public async Task On_a_small_terminal_running_steps_are_shown_and_the_others_are_counted()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { AcceptAnyBundle = true, GeneratedFlows = 30 });
        gcarch.AtTerminal = true;
        _folder.With("all.yaml", [.. Enumerable.Range(1, 3).Select(number => ManifestText.Bundle($"b{number}")), .. Enumerable.Range(1, 30).Select(number => ManifestText.Flow($"generated-000{number:00}", "New", dependsOn: "[BundleDeployment/b1]"))]);

        var outcome = await gcarch.ApplyAsync(_folder, "--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("3 running · 30 waiting", outcome.Shown, StringComparison.Ordinal);
        Assert.Matches("BundleDeployment/b3 +following", outcome.Shown);
        Assert.DoesNotMatch("Flow/generated-00030 +waiting", outcome.Shown);
    }

    [Fact]
    public async Task A_waiting_step_shows_its_dependency()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { AcceptAnyBundle = true });
        gcarch.AtTerminal = true;
        _folder.With("all.yaml", ManifestText.Bundle("b1"), ManifestText.Bundle("b2", dependsOn: "[BundleDeployment/b1]"));

        var outcome = await gcarch.ApplyAsync(_folder, "--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches("· BundleDeployment/b2 +waiting +for BundleDeployment/b1", outcome.Shown);
    }

    public void Dispose() => _folder.Dispose();

    private static SandboxOptions Ending(string deployment, JobOutcome outcome, bool rollbackWorks = true) =>
        new() { Outcomes = new Dictionary<string, JobScript> { [deployment] = new() { Outcome = outcome, RollbackWorks = rollbackWorks } } };

    private static void RefuseCallback(GcarchPrompt gcarch) =>
        gcarch.Sandbox.Rules.Add(new FaultRule { Fault = Fault.ErrorStatus, Status = 400, Method = "PATCH", Path = "/api/v2/architect/flows/callback" });

    private static IEnumerable<string> Ends(Outcome outcome) =>
        outcome.Lines.Select(line => $"{line.GetProperty("address").GetString()} {line.GetProperty("status").GetString()}").Order(StringComparer.Ordinal);

    private static IEnumerable<string?> Deployments(Outcome outcome) =>
        outcome.Lines.Select(line => line.GetProperty("deploymentId").GetString()).OfType<string>().Order(StringComparer.Ordinal);

    private ManifestFolder Chain() => _folder.With(
        "flows.yaml",
        ManifestText.Flow("callback", "Call me back"),
        ManifestText.Flow("main-ivr", "Main", dependsOn: "[Flow/callback]"),
        ManifestText.Flow("payments", "Pay"));
}
