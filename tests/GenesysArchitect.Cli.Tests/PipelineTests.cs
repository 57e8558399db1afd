using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests;

/// <summary>gcarch as a pipeline step: the agent receives its commands, and no other text is a command.</summary>
public sealed class PipelineTests : IDisposable
{
    private const string Attack = "x ##vso[task.setvariable variable=hacked]y ##[error]z";

    private static readonly string[] Expected = ["task.setprogress", "task.logissue", "task.setvariable", "task.uploadsummary", "task.setsecret", "add-mask", "error", "warning"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-pipeline-");

    private string Summary => Path.Join(_folder.FullName, "summary.md");

    private string Outputs => Path.Join(_folder.FullName, "outputs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Azure_Pipelines_receives_progress_issues_outputs_and_a_summary()
    {
        await using var prompt = await StartAsync(isAzure: true, failing: "bad/test");

        var outcome = await prompt.RunAsync("apply", "--file", Manifest("good", "bad"), "--state", State, "--yes");

        var log = AgentLog.OfAzure(outcome.Output);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("100", log.Of("task.setprogress").Last().Properties["value"]);
        var issue = Assert.Single(log.Issues);
        Assert.Equal(("error", "Gc.Bundle.DeploymentFailed"), (issue.Properties["type"], issue.Properties["code"]));
        Assert.StartsWith("BundleDeployment/bad: ", issue.Data, StringComparison.Ordinal);
        Assert.Equal(("Failed", "1", "1"), (log.Variable("gcStatus"), log.Variable("gcChanges"), log.Variable("gcFailed")));
        Assert.Contains(log.Variable("gcRunId")!, Directory.GetFiles(Path.Join(State, "runs"), "*.jsonl").Single(), StringComparison.Ordinal);
        Assert.Contains("`BundleDeployment/bad`", await File.ReadAllTextAsync(Assert.Single(log.Of("task.uploadsummary")).Data), StringComparison.Ordinal);
        Assert.Contains(log.Shown, line => line.Contains("bad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GitHub_Actions_receives_the_same_in_its_own_format()
    {
        await using var prompt = await StartAsync(isAzure: false, failing: "bad/test");

        var outcome = await prompt.RunAsync("apply", "--file", Manifest("good", "bad"), "--state", State, "--yes");

        Assert.Equal("Gc.Bundle.DeploymentFailed", Assert.Single(AgentLog.OfGitHub(outcome.Output).Issues).Properties["title"]);
        Assert.Matches(@"gcStatus<<(ghadelimiter_\w+)\nFailed\n\1\n", await File.ReadAllTextAsync(Outputs));
        Assert.Contains("`BundleDeployment/bad`", await File.ReadAllTextAsync(Summary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_written_as_a_summary_for_approvers()
    {
        await using var prompt = await StartAsync(isAzure: false);

        var outcome = await prompt.RunAsync("plan", "--file", Manifest("good"), "--state", State);

        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("| `BundleDeployment/good` | to deploy |", await File.ReadAllTextAsync(Summary), StringComparison.Ordinal);
        Assert.Matches(@"gcChanges<<(ghadelimiter_\w+)\n1\n\1\n", await File.ReadAllTextAsync(Outputs));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_in_a_manifest_is_reported_at_its_line(bool isAzure)
    {
        await using var prompt = await StartAsync(isAzure);
        var manifest = Manifest("good");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("environments", "enviroments", StringComparison.Ordinal));

        var outcome = await prompt.RunAsync("validate", "--file", manifest);

        var issue = (isAzure ? AgentLog.OfAzure(outcome.Output) : AgentLog.OfGitHub(outcome.Output)).Issues.First();
        Assert.Equal((manifest, "4"), isAzure ? (issue.Properties["sourcepath"], issue.Properties["linenumber"]) : (issue.Properties["file"], issue.Properties["line"]));
    }

    [Theory]
    [InlineData(true, "text")]
    [InlineData(true, "json")]
    [InlineData(false, "text")]
    public async Task Text_from_a_server_makes_no_command(bool isAzure, string format)
    {
        await using var prompt = await StartAsync(isAzure, new SandboxOptions { Outcomes = new Dictionary<string, JobScript> { ["bad/test"] = new() { Outcome = JobOutcome.Failed, Errors = [new Sandbox.Problem("x", $"{Attack}\n::set-output name=hacked::1\r\n ::error::x\n##vso[task.complete result=Succeeded;]")] } } });

        var outcome = await prompt.RunAsync("apply", "--file", Manifest("bad"), "--state", State, "--yes", "--verbose", "--output", format);

        foreach (var stream in new[] { outcome.Output, outcome.Error })
        {
            var log = isAzure ? AgentLog.OfAzure(stream) : AgentLog.OfGitHub(stream);
            Assert.All(log.Commands, command => Assert.Contains(command.Name, Expected));
            Assert.DoesNotContain(log.Of("task.setvariable"), command => !command.Properties["variable"].StartsWith("gc", StringComparison.Ordinal));
            Assert.All(log.Issues.Where(issue => issue.Name is "error" or "task.logissue"), issue => Assert.True(issue.Properties.ContainsKey(isAzure ? "code" : "title")));
        }

        Assert.Contains("hacked", outcome.All, StringComparison.Ordinal);
        if (format == "json")
        {
            // The data itself is unchanged.
            Assert.Contains(outcome.Lines, line => line.GetProperty("error").GetProperty("message").GetString()!.Contains("##vso[task.setvariable", StringComparison.Ordinal));
            Assert.Empty(AgentLog.OfAzure(outcome.Output).Commands);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secret_is_masked_and_appears_nowhere_else(bool isAzure)
    {
        await using var prompt = await StartAsync(isAzure);
        prompt.Variables["GREETING"] = "s3cret-greeting";
        var manifest = Path.Join(_folder.FullName, "secret.yaml");
        await File.WriteAllTextAsync(manifest, "apiVersion: genesysarchitect/v1\nkind: Flow\nmetadata: {name: night}\nspec: {id: night, name: Night, lifecycleState: published, blocks: [{id: hello, type: PlayAudio, prompt: \"${secret:GREETING}\"}]}\n");

        var outcome = await prompt.RunAsync("apply", "--file", manifest, "--state", State, "--yes", "--verbose");

        var log = isAzure ? AgentLog.OfAzure(outcome.Output) : AgentLog.OfGitHub(outcome.Output);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["s3cret-greeting", prompt.Sandbox.ClientSecret], log.Of(isAzure ? "task.setsecret" : "add-mask").Select(mask => mask.Data));
        Assert.DoesNotContain(log.Shown.Concat(log.Commands.Where(command => command.Name is not ("task.setsecret" or "add-mask")).Select(command => command.Data)), text => text.Contains("s3cret", StringComparison.Ordinal) || text.Contains(prompt.Sandbox.ClientSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_a_pipeline_no_agent_command_is_written()
    {
        await using var prompt = await GcarchPrompt.StartAsync(new SandboxOptions { AcceptAnyBundle = true, AcceptAnyEnvironment = true });

        var outcome = await prompt.RunAsync("apply", "--file", Manifest("good"), "--state", State, "--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(AgentLog.OfAzure(outcome.All).Commands.Concat(AgentLog.OfGitHub(outcome.All).Commands));
    }

    private string State => Path.Join(_folder.FullName, "state");

    private string Manifest(params string[] bundles)
    {
        var file = Path.Join(_folder.FullName, "manifest.yaml");
        File.WriteAllText(file, string.Join("---\n", bundles.Select(id => $"apiVersion: genesysarchitect/v1\nkind: BundleDeployment\nmetadata: {{name: {id}}}\nspec: {{bundleId: {id}, environments: [test]}}\n")));
        return file;
    }

    private Task<GcarchPrompt> StartAsync(bool isAzure, string failing) =>
        StartAsync(isAzure, new SandboxOptions { Outcomes = new Dictionary<string, JobScript> { [failing] = new() { Outcome = JobOutcome.Failed } } });

    private async Task<GcarchPrompt> StartAsync(bool isAzure, SandboxOptions? options = null)
    {
        var prompt = await GcarchPrompt.StartAsync((options ?? new SandboxOptions()) with { AcceptAnyBundle = true, AcceptAnyEnvironment = true });
        prompt.Variables[isAzure ? "TF_BUILD" : "GITHUB_ACTIONS"] = isAzure ? "True" : "true";
        prompt.Variables["AGENT_TEMPDIRECTORY"] = _folder.FullName;
        prompt.Variables["GITHUB_OUTPUT"] = Outputs;
        prompt.Variables["GITHUB_STEP_SUMMARY"] = Summary;
        return prompt;
    }
}
