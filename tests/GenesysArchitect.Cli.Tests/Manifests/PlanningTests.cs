using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Manifests;

public sealed class PlanningTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    [Fact]
    public async Task Differences_end_with_4_and_are_a_JSON_line_a_resource_in_the_order_of_their_waves()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.PlanAsync(sample, "--output", "json");

        Assert.Equal(4, outcome.ExitCode);
        Assert.Equal(
            [
                "1 Flow/survey Update", "2 Flow/callback Update", "3 Flow/returns Update", "4 BotVersion/order-bot Publish", "4 DependencyLock/actions Create",
                "5 BundleDeployment/returns-desk@acceptance Deploy", "5 BundleDeployment/returns-desk@development Deploy",
            ],
            outcome.Lines.Select(line => $"{line.GetProperty("wave").GetInt32()} {line.GetProperty("address").GetString()} {line.GetProperty("change").GetString()}").Order(StringComparer.Ordinal));
        Assert.Equal(outcome.Lines.Select(line => line.GetProperty("wave").GetInt32()).Order(), outcome.Lines.Select(line => line.GetProperty("wave").GetInt32()));
        Assert.Equal(["Flow/survey"], outcome.Lines[1].GetProperty("dependsOn").EnumerateArray().Select(need => need.GetString()));
        Assert.Equal("blocks[ask-score].prompt", outcome.Lines[0].GetProperty("diff").GetProperty("modified")[0].GetString());
        Assert.Empty(gcarch.Changing);
        Assert.Empty(sample.Journals);
        Assert.False(File.Exists(sample.File("locks/acceptance.json")));
    }

    [Fact]
    public async Task Where_all_is_as_wished_it_ends_with_0()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("flows.yaml", ManifestText.Flow("callback", "Callback"), ManifestText.Flow("payments", "Payments"));

        var outcome = await gcarch.PlanAsync(_folder);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2 without change", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_a_table_tells_the_waves_and_what_differs_is_below_it()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.PlanAsync(sample);

        Assert.Equal(4, outcome.ExitCode);
        Assert.Matches("│ 1 +│ Flow/survey +│ update", outcome.Shown);
        Assert.Matches("│ 5 +│ BundleDeployment/returns-desk@acceptance +│ deploy", outcome.Shown);
        Assert.Contains("What changes in Flow/survey", outcome.Shown, StringComparison.Ordinal);
        Assert.Contains("\"From 1 to 5, how did we do?\" →", outcome.Shown, StringComparison.Ordinal);
        Assert.Matches(@"What changes in BundleDeployment/returns-desk@development,\s+BundleDeployment/returns-desk@acceptance", outcome.Shown);
        Assert.EndsWith("3 to update · 1 to publish · 1 to create · 2 to deploy", outcome.Shown.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_log_of_80_columns_no_line_is_longer_and_no_name_is_broken()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["COLUMNS"] = "80";
        using var sample = ManifestFolder.ContactCenter();

        var outcome = await gcarch.ApplyAsync(sample, "--yes");

        Assert.Equal(0, outcome.ExitCode);
        var tables = outcome.Output.Split('\n').Where(line => line.StartsWith('│')).ToList();
        Assert.All(tables, line => Assert.InRange(line.TrimEnd().Length, 40, 80));
        Assert.Equal(2, tables.Count(line => line.Contains("│ BundleDeployment/returns-desk@development │", StringComparison.Ordinal)));
        Assert.Contains("takes the place of version '1.2'", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_begun_is_told_beside_what_can_and_ends_with_3()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("flows.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Flow("legacy-ivr", "Legacy").Replace("  id:", "  lifecycleState: published\n  id:", StringComparison.Ordinal));

        var text = await gcarch.PlanAsync(_folder);
        var json = await gcarch.PlanAsync(_folder, "--output", "json");

        Assert.Equal(3, text.ExitCode);
        Assert.StartsWith("error Gc.Flow.Invalid", Assert.Single(text.Errors), StringComparison.Ordinal);
        Assert.Contains("1 to update · 1 blocked", text.Output, StringComparison.Ordinal);
        Assert.Equal(3, json.ExitCode);
        var blocked = Assert.Single(json.Lines, line => line.GetProperty("blocked").GetBoolean());
        Assert.Equal("Flow/legacy-ivr", blocked.GetProperty("address").GetString());
        Assert.Equal("Gc.Flow.Invalid", blocked.GetProperty("error").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("text", false)]
    [InlineData("text", true)]
    [InlineData("json", false)]
    public async Task A_secret_is_in_no_output_and_in_no_file(string format, bool atTerminal)
    {
        const string secret = "s3cret \"Of\" Two\tWords";
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Variables["PIN"]) = (atTerminal, secret);
        _folder.With("flow.yaml", ManifestText.Flow("callback", "The ${secret:PIN} of Northwind"), ManifestText.Bundle("northwind-ivr", more: "targetConfig: {pin: '${secret:PIN}'}", dependsOn: "[Flow/callback]"));

        var planned = await gcarch.PlanAsync(_folder, "--out", _folder.PlanFile, "--output", format, "--verbose");
        var applied = await gcarch.ApplyAsync(_folder, "--yes", "--output", format, "--verbose");
        var again = await gcarch.PlanAsync(_folder, "--output", format);

        Assert.Equal([4, 0, 0], new[] { planned, applied, again }.Select(outcome => outcome.ExitCode));
        Assert.Equal($"The {secret} of Northwind", gcarch.Flow("callback")["name"]!.GetValue<string>());
        foreach (var part in new[] { "s3cret", "Words" })
        {
            Assert.DoesNotContain(part, planned.All + applied.All + again.All, StringComparison.Ordinal);
            Assert.DoesNotContain(part, _folder.PutDown, StringComparison.Ordinal);
        }

        Assert.Contains("${secret:PIN}", _folder.PutDown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_kept_is_its_owners_alone_and_is_carried_out_as_it_was_approved()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("flow.yaml", ManifestText.Flow("callback", "${var:title}"));

        var planned = await gcarch.PlanAsync(_folder, "--var", "title=Call me back", "--out", _folder.PlanFile);
        _folder.Change("flow.yaml", "${var:title}", "Something else");
        var applied = await gcarch.RunAsync("apply", "--plan", _folder.PlanFile, "--state", _folder.State, "--yes");

        Assert.Equal([4, 0], [planned.ExitCode, applied.ExitCode]);
        Assert.Equal("Call me back", gcarch.Flow("callback")["name"]!.GetValue<string>());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.PlanFile));
        }
    }

    [Fact]
    public async Task A_plan_is_not_carried_out_when_the_organisation_has_moved_and_what_moved_is_named()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("flows.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Flow("payments", "Pay"));
        await gcarch.PlanAsync(_folder, "--out", _folder.PlanFile);
        gcarch.Sandbox.Organization.Flows.Change("payments", new() { ["name"] = "Pay here" });

        var outcome = await gcarch.RunAsync("apply", "--plan", _folder.PlanFile, "--state", _folder.State, "--yes");

        Assert.Equal(1, outcome.ExitCode);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("error Gc.Plan.Stale", error, StringComparison.Ordinal);
        Assert.Contains("Flow/payments was version ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Flow/callback", error, StringComparison.Ordinal);
        Assert.Contains("gcarch plan --out", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Changing);
    }

    [Fact]
    public async Task A_plan_and_files_contradict_each_other()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("flow.yaml", ManifestText.Flow("callback", "Call me back"));
        await gcarch.PlanAsync(_folder, "--out", _folder.PlanFile);
        gcarch.Sandbox.Requests.Clear();

        var outcome = await gcarch.ApplyAsync(_folder, "--plan", _folder.PlanFile, "--yes");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("--plan and --file contradict each other", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    public void Dispose() => _folder.Dispose();
}
