using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Tests.Auditing;

/// <summary>Changes are recorded in an audit log, which gcarch verifies and shows.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gcarch-audit-");

    private string Log => Path.Combine(_folder.FullName, "audit.jsonl");

    [Fact]
    public async Task A_deployment_is_logged_verified_and_shown()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var deployed = await gcarch.DeployAsync("--yes", "--audit", Log, "--governance-tag", "CHG-7");
        Assert.Equal(0, deployed.ExitCode);

        var verified = await gcarch.RunAsync("audit", "verify", "--file", Log);
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains("6 entries", verified.Output, StringComparison.Ordinal);

        var shown = await gcarch.RunAsync("audit", "show", "--file", Log, "--event", "step_*", "--status", "succeeded", "--output", "json");
        Assert.Equal(0, shown.ExitCode);
        Assert.Equal("BundleDeployment/northwind-ivr@test", shown.Line.GetProperty("resource").GetString());
        Assert.Equal("CHG-7", shown.Line.GetProperty("governanceTag").GetString());
        Assert.Equal("Deploy", shown.Line.GetProperty("action").GetString());
        Assert.Equal(5, shown.Line.GetProperty("sequence").GetInt64());

        var lines = await gcarch.RunAsync("audit", "show", "--file", Log, "--after", "2001-01-01");
        Assert.Equal(6, lines.Output.TrimEnd().Split('\n').Length);
        Assert.Contains("[CHG-7]", lines.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish-bot", "--bot", "order-bot", "--version", "2.0")]
    [InlineData("set-flow", "--file", "FLOW")]
    [InlineData("apply", "--file", "MANIFEST", "--state", "STATE")]
    public async Task Every_verb_that_changes_something_writes_the_log_that_the_environment_names(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_AUDIT_PATH"] = Log;
        gcarch.Variables["GENESYS_GOVERNANCE_TAG"] = "CHG-8";
        using var flow = TemporaryFile.Yaml("id: main-ivr\nname: Renamed\n");
        using var manifest = TemporaryFile.Yaml("apiVersion: genesysarchitect/v1\nkind: Flow\nmetadata: { name: main }\nspec: { id: main-ivr, name: Renamed }\n");

        var outcome = await gcarch.RunAsync([.. arguments.Select(word => word switch { "FLOW" => flow.Path, "MANIFEST" => manifest.Path, "STATE" => _folder.FullName, _ => word }), "--yes"]);

        Assert.True(outcome.ExitCode == 0, outcome.All);
        var ended = (await gcarch.RunAsync("audit", "show", "--event", "step_ended", "--output", "json")).Line;
        Assert.Equal(("Succeeded", "CHG-8"), (ended.GetProperty("status").GetString(), ended.GetProperty("governanceTag").GetString()));
    }

    [Fact]
    public async Task A_changed_log_ends_with_1_and_the_location()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        await gcarch.DeployAsync("--yes", "--audit", Log);
        var head = (await gcarch.RunAsync("audit", "verify", "--file", Log, "--output", "json")).Line.GetProperty("headHash").GetString()!;
        var lines = await File.ReadAllLinesAsync(Log);

        await File.WriteAllTextAsync(Log, string.Concat(lines[..4].Select(line => $"{line}\n")));
        Assert.Equal(0, (await gcarch.RunAsync("audit", "verify", "--file", Log)).ExitCode);
        var truncated = await gcarch.RunAsync("audit", "verify", "--file", Log, "--head", head, "--output", "json");
        Assert.Equal(1, truncated.ExitCode);
        Assert.Equal("Truncated", truncated.Line.GetProperty("firstBad").GetProperty("kind").GetString());

        await File.WriteAllTextAsync(Log, string.Concat(lines.Select(line => $"{line.Replace("submitted", "Submitted", StringComparison.Ordinal)}\n")));
        var changed = await gcarch.RunAsync("audit", "verify", "--file", Log);
        Assert.Equal(1, changed.ExitCode);
        Assert.StartsWith($"{Log}:4: Entry 4 was changed", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_reported_and_does_not_change_the_exit_code()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        Directory.CreateDirectory(Log);

        foreach (var format in (string[])["text", "json"])
        {
            var outcome = await gcarch.DeployAsync("--yes", "--audit", Log, "--output", format);

            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains($"could not be written to the audit log {Log}", outcome.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Off_disables_the_log_and_invalid_options_are_reported()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_AUDIT_PATH"] = Log;
        await gcarch.DeployAsync("--yes", "--audit", "off");
        Assert.False(File.Exists(Log));

        var missing = await gcarch.RunAsync("audit", "verify");
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains(ErrorIds.AuditMissing, missing.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await gcarch.RunAsync("audit", "show", "--after", "soon")).ExitCode);
        Assert.Equal(3, (await gcarch.RunAsync("audit", "verify", "--head", "abc")).ExitCode);
        var unknown = await gcarch.RunAsync("audit", "verify", "--nonsense");
        Assert.Equal(3, unknown.ExitCode);
        Assert.Contains("gcarch audit verify --help", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit", "--help")]
    [InlineData("audit")]
    [InlineData("audit", "verify", "--help")]
    [InlineData("audit", "show", "--help")]
    public async Task Help_has_an_example(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(arguments);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("  gcarch audit ", outcome.Output, StringComparison.Ordinal);
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 110, line));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
