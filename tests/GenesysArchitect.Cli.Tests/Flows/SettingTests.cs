using System.Text.Json.Nodes;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Cli.Tests.Flows;

public sealed class SettingTests
{
    [Fact]
    public async Task A_flow_is_updated_from_a_file_and_keeps_properties_that_are_not_mentioned()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: main-ivr\nname: Main\ndescription: null\n");
        var desired = gcarch.Flow("main-ivr");
        desired["name"] = "Main";
        desired["_version"] = 15;
        desired.Remove("description");

        var outcome = await gcarch.SetFlowAsync(file);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.True(JsonNode.DeepEquals(desired, gcarch.Flow("main-ivr")));
        Assert.Contains("main-ivr  ended: updated", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("14 → 15", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 updated", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Written);
    }

    [Fact]
    public async Task The_id_option_specifies_the_flow_of_a_file_without_an_id()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile("""{"name": "Call me back"}""");

        var outcome = await gcarch.SetFlowAsync(file, "--id", "callback");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Call me back", gcarch.Flow("callback")["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_up_to_date_flow_is_not_written()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile(gcarch.Flow("main-ivr").ToJsonString());

        var outcome = await gcarch.SetFlowAsync(file);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("no change", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 unchanged", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Written);
    }

    [Fact]
    public async Task A_missing_flow_ends_with_3_and_is_created_when_requested()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: after-hours\nname: After Hours\nlifecycle_state: draft\n");

        var refused = await gcarch.SetFlowAsync(file);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("Gc.Flow.Missing", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("(--create-if-missing).", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Written);

        var created = await gcarch.SetFlowAsync(file, "--create-if-missing");
        Assert.Equal(0, created.ExitCode);
        Assert.Contains("1 created", created.Output, StringComparison.Ordinal);
        Assert.Equal("After Hours", gcarch.Flow("after-hours")["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_missing_flow_does_not_prevent_the_others()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var missing = TemporaryFile.Yaml("id: after-hours\nname: After Hours\nlifecycle_state: draft\n");
        using var callback = TemporaryFile.Yaml("id: callback\nname: Call me back\n");

        var outcome = await gcarch.SetFlowAsync([missing, callback]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 blocked · 1 updated", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("Call me back", gcarch.Flow("callback")["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(16, 2, 3)]
    public async Task No_more_flows_are_processed_in_parallel_than_the_throttle_limit(int limit, int least, int most)
    {
        // Reads are delayed until the required number of requests is in flight.
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { TimeProvider = time });
        gcarch.Sandbox.Rules.Add(new FaultRule { Fault = Fault.Latency, Method = "GET", Path = "/api/v2/architect/flows/*", Delay = TimeSpan.FromSeconds(1) });
        using var payments = TemporaryFile.Yaml("id: payments\nname: A\n");
        using var closing = TemporaryFile.Yaml("id: holiday-closing\nname: B\n");
        using var survey = TemporaryFile.Yaml("id: customer-survey\nname: C\n");

        var running = gcarch.SetFlowAsync([payments, closing, survey], "--throttle-limit", $"{limit}");
        await Patience.UntilAsync(() =>
        {
            if (gcarch.Sandbox.Requests.MaxInFlight >= least)
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            return running.IsCompleted;
        });
        var outcome = await running;

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(3, gcarch.Written);
        Assert.InRange(gcarch.Sandbox.Requests.MaxInFlight, least, most);
    }

    [Fact]
    public async Task A_flow_is_backed_up_when_a_backup_folder_is_specified()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\nname: Call me back\n");
        var folder = Directory.CreateTempSubdirectory("gcarch-");
        try
        {
            var outcome = await gcarch.SetFlowAsync(file, "--backup-path", folder.FullName);

            Assert.Equal(0, outcome.ExitCode);
            var backup = Assert.Single(folder.GetFiles());
            Assert.Equal("callback.v4.yaml", backup.Name);
            Assert.Contains("Customer", await File.ReadAllTextAsync(backup.FullName), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Call me back", await File.ReadAllTextAsync(backup.FullName), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_flow_that_cannot_be_backed_up_is_not_changed()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\nname: Call me back\n");

        var outcome = await gcarch.SetFlowAsync(file, "--backup-path", file.Path);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(file.Path, Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Written);
    }

    [Fact]
    public async Task Flows_with_different_values_are_shown_separately()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var payments = TemporaryFile.Yaml("id: payments\nname: First\n");
        using var survey = TemporaryFile.Yaml("id: customer-survey\nname: Second\n");

        var outcome = await gcarch.SetFlowAsync([payments, survey]);

        Assert.Contains("What changes in payments", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("→ \"First\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("What changes in customer-survey", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("→ \"Second\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reordered_blocks_are_shown_in_their_new_order()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var flow = gcarch.Flow("payments");
        var blocks = flow["blocks"]!.AsArray();
        var ids = blocks.Select(block => block!["id"]!.GetValue<string>()).Reverse().ToList();
        flow["blocks"] = new JsonArray([.. blocks.Reverse().Select(block => block!.DeepClone())]);
        using var file = new TemporaryFile(flow.ToJsonString());

        var outcome = await gcarch.SetFlowAsync(file);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"~ blocks  order: {string.Join(", ", ids)}", outcome.Output, StringComparison.Ordinal);
    }
}
