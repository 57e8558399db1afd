using System.CommandLine;
using System.CommandLine.Completions;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Arguments;

/// <summary><c>gcarch help</c>: the same pages as <c>--help</c>.</summary>
internal sealed class HelpVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Func<RootCommand> _createRoot;
    private readonly Argument<string[]> _verb = new("VERB") { Description = "The verb, or the noun and its verb.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Creates the verb.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="createRoot">Creates the command tree with all verbs.</param>
    public HelpVerb(ProgramContext context, Func<RootCommand> createRoot)
        : base("help", "Show the help of a verb.")
    {
        (_context, _createRoot) = (context, createRoot);
        _verb.CompletionSources.Add(Complete);
        Arguments.Add(_verb);
    }

    public override HelpPage Help => new()
    {
        Purpose = "Shows the help of a verb, as gcarch VERB --help does. Without a verb, it shows the overview.",
        Usage = $"gcarch {Path} [VERB | NOUN [VERB]]",
        Examples = ["gcarch help", "gcarch help apply", "gcarch help flow set"],
    };

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var root = _createRoot();
        Command command = root;
        foreach (var name in line.GetNonEmpty(_verb))
        {
            command = Find(command, name) ?? throw Unknown(command, name);
        }

        (command is Verb verb ? verb.Help : Overview.Of(root)).Write(_context.Output);
        return Task.FromResult((int)ExitCode.Done);
    }

    private IEnumerable<CompletionItem> Complete(CompletionContext completion)
    {
        Command command = _createRoot();
        foreach (var name in (completion.ParseResult.GetValue(_verb) ?? []).Where(name => name != completion.WordToComplete))
        {
            if (Find(command, name) is not { } found)
            {
                return [];
            }

            command = found;
        }

        return command.Subcommands.Select(verb => new CompletionItem(verb.Name));
    }

    private static Command? Find(Command command, string name) => command.Subcommands.FirstOrDefault(verb => verb.Name == name);

    private static GcException Unknown(Command command, string name)
    {
        var message = command is Verb verb ? $"{verb.Path} has no verb '{name}'." : $"There is no verb '{name}'.";
        var suggestion = Suggestions.For(name, command.Subcommands.Select(verb => verb.Name));
        return new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, suggestion is null ? message : $"{message} Did you mean {suggestion}?") { Remedies = [new("Run gcarch help for the list of verbs.")] };
    }
}
