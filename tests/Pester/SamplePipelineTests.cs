using System.Diagnostics;
using System.Reflection;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Pester;

/// <summary>The steps of the sample pipelines work in the environment of an agent.</summary>
public sealed class SamplePipelineTests : IDisposable
{
    private const string Azure = "azure-pipelines.yml";
    private const string GitHub = "github-actions.yml";

    private static readonly string Repository =
        Path.GetFullPath(Path.Join(typeof(SamplePipelineTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "SuiteFolder").Value, "..", ".."));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-pipeline-");

    public SamplePipelineTests()
    {
        foreach (var file in Directory.GetFiles(Path.Join(Repository, "samples", "contact-center"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(_folder.FullName, "contact-center", Path.GetRelativePath(Path.Join(Repository, "samples", "contact-center"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Join(_folder.FullName, "contact-center", "locks"));
        Directory.CreateDirectory(Path.Join(_folder.FullName, "locks"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [PesterTheory(DisplayName = "A sample pipeline plans, applies the plan, and reports")]
    [InlineData(Azure)]
    [InlineData(GitHub)]
    public async Task It_plans_applies_and_reports(string sample)
    {
        await using var sandbox = await StartAsync();

        foreach (var step in StepsOf(sample))
        {
            var (exitCode, log, output) = await RunAsync(sample, step, sandbox);

            Assert.True(exitCode == 0, $"{step.Name} failed with exit code {exitCode}.\n{output}");
            Assert.DoesNotContain(log.Issues, issue => issue.Name == "error" || issue.Properties.GetValueOrDefault("type") == "error");
            Assert.DoesNotContain(log.Shown, line => line.Contains(sandbox.ClientSecret, StringComparison.Ordinal));
            if (step.Name == "Plan")
            {
                Assert.NotEqual("0", Output(sample, log, "gcChanges"));
                Assert.StartsWith("## Plan: ", Summary(sample, log), StringComparison.Ordinal);
            }

            if (step.Name == "Apply")
            {
                Assert.Equal(("Done", "0"), (Output(sample, log, "gcStatus"), Output(sample, log, "gcFailed")));
                Assert.Contains("✓ Completed", Summary(sample, log), StringComparison.Ordinal);
            }
        }

        Assert.Contains("Completed", await File.ReadAllTextAsync(Path.Join(_folder.FullName, "report.html")), StringComparison.Ordinal);
    }

    [PesterTheory(DisplayName = "A sample pipeline shows an error at its line, and stops")]
    [InlineData(Azure)]
    [InlineData(GitHub)]
    public async Task It_shows_a_mistake_at_its_line(string sample)
    {
        await using var sandbox = await StartAsync();
        var bot = Path.Join(_folder.FullName, "contact-center", "bot.yaml");
        await File.WriteAllTextAsync(bot, (await File.ReadAllTextAsync(bot)).Replace("versionId", "versoinId", StringComparison.Ordinal));

        var (exitCode, log, output) = await RunAsync(sample, StepsOf(sample).Single(step => step.Name == "Check the manifests"), sandbox);

        Assert.Equal(1, exitCode);
        Assert.Contains(log.Issues, issue => issue.Properties.Any(property => property.Value.EndsWith("bot.yaml", StringComparison.Ordinal)) && issue.Properties.ContainsValue("11"));
    }

    private static Task<SandboxHost> StartAsync() => SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromMilliseconds(300), RateLimit = 1_000_000, AcceptAnyEnvironment = true });

    private string Summary(string sample, AgentLog log) => File.ReadAllText(sample == Azure ? log.Of("task.uploadsummary").Last().Data : Path.Join(_folder.FullName, "summary"));

    private string Output(string sample, AgentLog log, string name)
    {
        if (sample == Azure)
        {
            return log.Variable(name)!;
        }

        var lines = File.ReadAllLines(Path.Join(_folder.FullName, "outputs"));
        return lines[Array.FindLastIndex(lines, line => line.StartsWith($"{name}<<", StringComparison.Ordinal)) + 1];
    }

    private async Task<(int ExitCode, AgentLog Log, string Output)> RunAsync(string sample, Step step, SandboxHost sandbox)
    {
        // As both agents do: a script file, errors that end it, and the exit code of the last program.
        var script = Path.Join(_folder.FullName, "step.ps1");
        await File.WriteAllTextAsync(script, $"$ErrorActionPreference = 'stop'\n{step.Script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) {{ exit $LASTEXITCODE }}\n");
        var start = PowerShellProgram.Start("-Command", $". '{script}'");
        start.RedirectStandardError = true;
        start.WorkingDirectory = _folder.FullName;
        foreach (var (name, value) in Variables(sample, sandbox).Concat(step.Environment.Select(variable => KeyValuePair.Create(variable.Key, Expanded(variable.Value, sandbox)))))
        {
            start.Environment[name] = value;
        }

        foreach (var name in (string[])["summary", "outputs"])
        {
            File.Delete(Path.Join(_folder.FullName, name));
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = $"{await process.StandardOutput.ReadToEndAsync()}\n{await error}";
        await process.WaitForExitAsync();
        return (process.ExitCode, sample == Azure ? AgentLog.OfAzure(output) : AgentLog.OfGitHub(output), output);
    }

    private Dictionary<string, string> Variables(string sample, SandboxHost sandbox) => new()
    {
        ["PSModulePath"] = Path.Join(Repository, "artifacts", "module"),
        ["MANIFEST"] = "contact-center",
        ["VALUES"] = "contact-center/values/prod.yaml",
        ["GENESYS_CLOUD_BASE_URL"] = sandbox.BaseAddress.ToString(),
        ["GENESYS_CLOUD_CLIENT_ID"] = sandbox.ClientId,
        ["GENESYS_STATE_PATH"] = Path.Join(_folder.FullName, "state"),
        ["PIPELINE_WORKSPACE"] = _folder.FullName,
        ["AGENT_TEMPDIRECTORY"] = _folder.FullName,
        ["GITHUB_OUTPUT"] = Path.Join(_folder.FullName, "outputs"),
        ["GITHUB_STEP_SUMMARY"] = Path.Join(_folder.FullName, "summary"),
        ["TF_BUILD"] = sample == Azure ? "True" : string.Empty,
        ["GITHUB_ACTIONS"] = sample == GitHub ? "true" : string.Empty,
    };

    private string Expanded(string value, SandboxHost sandbox) => value
        .Replace("$(GENESYS_CLOUD_CLIENT_SECRET)", sandbox.ClientSecret, StringComparison.Ordinal)
        .Replace("${{ secrets.GENESYS_CLOUD_CLIENT_SECRET }}", sandbox.ClientSecret, StringComparison.Ordinal)
        .Replace("$(Pipeline.Workspace)", _folder.FullName, StringComparison.Ordinal);

    private static List<Step> StepsOf(string sample)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Join(Repository, "samples", "pipelines", sample));
        yaml.Load(reader);
        var steps = Mappings(yaml.Documents[0].RootNode).Select(StepOf).OfType<Step>().ToList();
        Assert.Equal(["Install GenesysArchitect", "Check the manifests", "Plan", "Install GenesysArchitect", "Apply", "Report"], steps.Select(step => step.Name));
        return steps;
    }

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(Mappings).Prepend(mapping),
        YamlSequenceNode sequence => sequence.Children.SelectMany(Mappings),
        _ => [],
    };

    private static Step? StepOf(YamlMappingNode mapping)
    {
        string? Text(YamlMappingNode of, string name) => of.Children.TryGetValue(name, out var value) ? (value as YamlScalarNode)?.Value : null;
        var environment = mapping.Children.TryGetValue("env", out var env) ? ((YamlMappingNode)env).Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!) : [];
        if (Text(mapping, "task") == "PowerShell@2")
        {
            var inputs = (YamlMappingNode)mapping.Children["inputs"];
            Assert.Equal("true", Text(inputs, "pwsh"));
            return new Step(Text(mapping, "displayName")!, Text(inputs, "script")!, environment);
        }

        if (Text(mapping, "run") is { } run)
        {
            Assert.Equal("pwsh", Text(mapping, "shell"));
            return new Step(Text(mapping, "name")!, run, environment);
        }

        return null;
    }

    private sealed record Step(string Name, string Script, Dictionary<string, string> Environment);
}
