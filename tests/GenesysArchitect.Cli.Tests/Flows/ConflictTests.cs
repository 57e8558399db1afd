using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Flows;

/// <summary>Another writer changes the flow between the read and the write.</summary>
public sealed class ConflictTests : IDisposable
{
    private readonly TemporaryFile _desired = TemporaryFile.Yaml("id: payments\nname: Ours\ndescription: Ours\n");

    [Fact]
    public async Task Concurrent_changes_to_other_properties_are_kept()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Flows.LetOthersChange("payments", times: 2);

        var outcome = await gcarch.SetFlowAsync(_desired, "--output", "json");

        var line = outcome.Line;
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Ours", gcarch.Flow("payments")["name"]!.GetValue<string>());
        Assert.Equal(8, gcarch.Flow("payments")["changedElsewhere"]!.GetValue<int>());
        Assert.Equal(2, line.GetProperty("retries").GetInt32());
        Assert.Equal(9, line.GetProperty("version").GetInt64());
        Assert.Equal(8, line.GetProperty("previous").GetProperty("_version").GetInt64());
        Assert.Equal("""["name","description"]""", line.GetProperty("diff").GetProperty("modified").GetRawText());
        Assert.Contains("payments  merging: Another writer changed it to version 7; merging both changes.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflicting_changes_fail_and_each_conflict_has_a_line_with_three_values()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        ChangeTheSameProperties(gcarch);

        var outcome = await gcarch.SetFlowAsync(_desired);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 failed", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("error Gc.Flow.MergeConflict: Flow 'payments': the same values were changed by others to different values.", Assert.Single(outcome.Errors));
        Assert.Contains("\n  name: was \"Payments\", desired \"Ours\", now \"Theirs\"", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\n  description: was \"", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("prefer your changes (--conflict-policy ours).", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("Theirs", gcarch.Flow("payments")["name"]!.GetValue<string>());
        Assert.Equal(7, gcarch.Flow("payments")["_version"]!.GetValue<int>());
    }

    [Fact]
    public async Task In_JSON_the_conflicts_are_lines_of_the_message()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        ChangeTheSameProperties(gcarch);

        var error = (await gcarch.SetFlowAsync(_desired, "--output", "json")).Line.GetProperty("error");

        Assert.Equal("Gc.Flow.MergeConflict", error.GetProperty("id").GetString());
        Assert.Equal(3, error.GetProperty("message").GetString()!.Split('\n').Length);
    }

    [Theory]
    [InlineData("ours", "Ours", "\"Theirs\" → \"Ours\"")]
    [InlineData("theirs", "Theirs", "\"Ours\" → \"Theirs\"")]
    public async Task A_policy_resolves_conflicts_and_they_are_reported(string policy, string expected, string reported)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Flows.LetOthersChange("payments", change: new JsonObject { ["name"] = "Theirs" });

        var outcome = await gcarch.SetFlowAsync(_desired, "--conflict-policy", policy);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(expected, gcarch.Flow("payments")["name"]!.GetValue<string>());
        Assert.Equal("Ours", gcarch.Flow("payments")["description"]!.GetValue<string>());
        Assert.Contains($"~ name: {reported}", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ours")]
    [InlineData("theirs")]
    public async Task In_JSON_a_resolved_conflict_has_its_three_values(string policy)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var theirs = new JsonObject { ["name"] = "Theirs", ["description"] = null };
        gcarch.Sandbox.Organization.Flows.LetOthersChange("payments", change: theirs);
        var before = gcarch.Flow("payments");

        var outcome = await gcarch.SetFlowAsync(_desired, "--conflict-policy", policy, "--output", "json");

        var settled = outcome.Line.GetProperty("settled").EnumerateArray().ToDictionary(location => location.GetProperty("path").GetString()!);
        Assert.Equal(["description", "name"], settled.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"path":"name","base":"Payments","ours":"Ours","theirs":"Theirs"}""", settled["name"].GetRawText());
        Assert.Equal(before["description"]!.GetValue<string>(), settled["description"].GetProperty("base").GetString());
        Assert.Equal(JsonValueKind.Null, settled["description"].GetProperty("theirs").ValueKind);
        Assert.Contains("note: payments: modified concurrently; ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeated_concurrent_changes_fail_when_the_retries_are_used_up()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Flows.LetOthersChange("payments", times: 3);

        var outcome = await gcarch.SetFlowAsync(_desired, "--max-retries", "1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Gc.Flow.Contended", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Contains("increase their number (--max-retries).", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, gcarch.Written);
        Assert.Equal("Payments", gcarch.Flow("payments")["name"]!.GetValue<string>());
    }

    public void Dispose() => _desired.Dispose();

    private static void ChangeTheSameProperties(GcarchPrompt gcarch) =>
        gcarch.Sandbox.Organization.Flows.LetOthersChange("payments", change: new JsonObject { ["name"] = "Theirs", ["description"] = "Theirs" });
}
