using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Bundles;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Flows;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Sandboxing;
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
    [InlineData("help")]
    [InlineData("help", "apply")]
    [InlineData("help", "help")]
    [InlineData("help", "dependency", "resolve")]
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
    public async Task The_help_of_a_verb_lists_all_its_options()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var context = new ProgramContext { Input = TextReader.Null, Output = TextWriter.Null, Error = TextWriter.Null, Variable = _ => null };

        foreach (var verb in new Verb[] { new DeployVerb(context), new SetFlowVerb(context), new SandboxVerb(context), new ValidateVerb(context), new PlanVerb(context), new ApplyVerb(context) })
        {
            var help = (await gcarch.RunAsync(verb.Name, "--help")).Output;
            Assert.All(verb.Options.Where(option => !option.Hidden), option => Assert.Contains($"  {option.Name}", help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_overview_lists_every_verb_and_every_exit_code()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var help = (await gcarch.RunAsync("--help")).Output;

        Assert.All("help demo sandbox validate plan apply deploy publish-bot set-flow resolve".Split(' '), verb => Assert.Contains($"\n  {verb} ", help, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"\n  {(int)code} ", help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("apply")]
    [InlineData("set-flow")]
    [InlineData("bundle")]
    [InlineData("bundle wait")]
    public async Task Help_of_a_verb_shows_the_same_page_as_its_help_option(string verb)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var help = await gcarch.RunAsync(["help", .. words]);
        var option = await gcarch.RunAsync([.. words, "--help"]);

        Assert.Equal((0, option.Output), (help.ExitCode, help.Output));
    }

    [Theory]
    [InlineData("aply", "Did you mean apply?")]
    [InlineData("bundle wiat", "Did you mean wait?")]
    [InlineData("apply set", "apply has no verb 'set'.")]
    public async Task Help_of_an_unknown_verb_ends_with_3_and_a_suggestion(string verb, string expected)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(["help", .. verb.Split(' ')]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("apply", "--throttle ")]
    [InlineData("resolve", "--concurrency")]
    public async Task A_former_option_name_is_not_shown(string verb, string formerName)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var help = await gcarch.RunAsync(verb, "--help");
        var completions = await gcarch.RunAsync("[suggest]", $"{verb} --");

        Assert.Contains("--throttle-limit N", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(formerName, help.Output, StringComparison.Ordinal);
        Assert.Contains("--throttle-limit", completions.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(completions.Output.Split('\n'), line => line.Trim() == formerName.Trim());
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
