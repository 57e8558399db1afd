using System.CommandLine;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using GenesysArchitect.Cli;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using Xunit;

namespace GenesysArchitect.Conventions;

/// <summary>The engine describes remedies as data; each front end has words for them, which refer to existing options.</summary>
public sealed partial class RemedyConventions
{
    // The engine starts the sandbox program with an option of that program.
    private static readonly string[] SandboxOptions = ["--exit-with-parent"];

    public static TheoryData<string> Actions => [.. Samples.Keys];

    private static IReadOnlyDictionary<string, RemedyAction> Samples { get; } = typeof(RemedyAction).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RemedyAction)))
        .SelectMany(Made)
        .ToDictionary(action => action.ToString(), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Actions))]
    public void PowerShell_has_words_for_every_action_and_they_exist(string action) =>
        AssertPowerShell(PowerShellRemedies.Instance.Render(Samples[action]));

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_program_has_words_for_every_action_and_they_exist(string action)
    {
        const string inPowerShell = "in PowerShell: ";
        var words = CommandLineRemedies.Instance.Render(Samples[action]);
        Assert.NotNull(words);
        if (words.StartsWith(inPowerShell, StringComparison.Ordinal))
        {
            AssertPowerShell(words[inPowerShell.Length..]);
            return;
        }

        var context = new ProgramContext { Input = TextReader.Null, Output = TextWriter.Null, Error = TextWriter.Null, Variable = _ => null };
        IEnumerable<Command> verbs = Below(Gcarch.Verbs(context, null));
        if (Verb().Match(words) is { Success: true, Groups: var named })
        {
            verbs = verbs.Where(verb => string.Join(' ', verb.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Reverse().Append(verb).Select(part => part.Name)) == named[1].Value).ToList();
            Assert.Single(verbs);
        }

        var options = verbs.SelectMany(verb => verb.Options).Select(option => option.Name).ToList();
        Assert.All(Option().Matches(words), option => Assert.Contains(option.Value, options));
        Assert.Matches("gcarch|--[a-z]|GENESYS_[A-Z]", words);
    }

    [Fact]
    public void No_engine_text_names_front_end_elements() =>
        Assert.DoesNotContain(Texts(), text => ToolWord().IsMatch(text) && !SandboxOptions.Contains(text));

    private static IEnumerable<RemedyAction> Made(Type type)
    {
        var parameters = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        object?[] Arguments(EngineOption option, bool isFull) => [.. parameters.GetParameters().Select(parameter =>
        {
            if (parameter.ParameterType == typeof(EngineOption))
            {
                return option;
            }

            return isFull || !parameter.HasDefaultValue ? (object)"x1" : null;
        })];
        var options = parameters.GetParameters().Any(parameter => parameter.ParameterType == typeof(EngineOption)) ? Enum.GetValues<EngineOption>() : [default];
        return options
            .SelectMany(option => new[] { Arguments(option, isFull: true), Arguments(option, isFull: false) })
            .Select(arguments => (RemedyAction)parameters.Invoke(arguments))
            .Distinct();
    }

    private static void AssertPowerShell(string? words)
    {
        Assert.NotNull(words);
        Assert.Matches("^([A-Z][a-z]+-Gc|(omit )?-[A-Z])", words);
        IEnumerable<Type> cmdlets = Product.CmdletTypes;
        if (Cmdlet().Match(words) is { Success: true, Value: var name })
        {
            cmdlets = cmdlets.Where(type => Product.NameOf(type) == name).ToList();
            Assert.Single(cmdlets);
        }

        var parameters = cmdlets.SelectMany(Product.ParametersOf).Select(property => property.Name).ToList();
        Assert.All(Parameter().Matches(words), parameter => Assert.Contains(parameter.Groups[1].Value, parameters));
    }

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Prepend(command);

    // Parts of interpolated strings are separate in the metadata; attribute text is in the attribute values.
    private static IEnumerable<string> Texts()
    {
        using var file = new PEReader(File.OpenRead(Product.Engine.Location));
        var metadata = file.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }

        foreach (var attribute in metadata.CustomAttributes)
        {
            yield return Encoding.UTF8.GetString(metadata.GetBlobBytes(metadata.GetCustomAttribute(attribute).Value));
        }
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-Gc[A-Z]|(?:^|[\s('""])-[A-Z][A-Za-z]+\b|(?:^|[\s('""])--[a-z]+|\bgcarch\b", RegexOptions.CultureInvariant)]
    private static partial Regex ToolWord();

    [GeneratedRegex("[A-Z][a-z]+-Gc[A-Za-z]+")]
    private static partial Regex Cmdlet();

    [GeneratedRegex("(?<= |^)-([A-Z][A-Za-z]+)")]
    private static partial Regex Parameter();

    [GeneratedRegex("^gcarch ([a-z-]+(?: [a-z]+)*)(?= -|$)")]
    private static partial Regex Verb();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
