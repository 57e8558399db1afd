using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Bundles;
using GenesysArchitect.Cli.Flows;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Sandboxing;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("deploy", "--help")]
    [InlineData("deploy", "--nonsense", "--help")]
    [InlineData("set-flow", "--help")]
    [InlineData("validate", "--help")]
    [InlineData("plan", "--help")]
    [InlineData("apply", "--help")]
    [InlineData("sandbox", "--help")]
    [InlineData("demo", "--help")]
    [InlineData]
    public async Task Help_has_an_example_and_ends_with_0(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(arguments);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Example", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  gcarch ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 110, line));
    }

    [Fact]
    public async Task The_help_of_a_verb_tells_each_of_its_options()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var surroundings = new ProgramContext { Input = TextReader.Null, Output = TextWriter.Null, Error = TextWriter.Null, Variable = _ => null };

        foreach (var verb in new Verb[] { new DeployVerb(surroundings), new SetFlowVerb(surroundings), new SandboxVerb(surroundings), new ValidateVerb(surroundings), new PlanVerb(surroundings), new ApplyVerb(surroundings) })
        {
            var help = (await gcarch.RunAsync(verb.Name, "--help")).Output;
            Assert.All(verb.Options, option => Assert.Contains($"  {option.Name}", help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_overview_tells_every_verb_and_every_exit_code()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var help = (await gcarch.RunAsync("--help")).Output;

        Assert.All("demo sandbox validate plan apply deploy publish-bot set-flow resolve".Split(' '), verb => Assert.Contains($"\n  {verb} ", help, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"\n  {(int)code} ", help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_a_version()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("--version");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", outcome.Output);
    }
}
