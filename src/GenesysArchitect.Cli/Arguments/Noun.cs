using System.CommandLine;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>What verbs are about, such as <c>gcarch bundle</c>. Alone it shows its verbs.</summary>
internal sealed class Noun : Verb
{
    private readonly ProgramContext _context;
    private readonly string[] _examples;

    /// <summary>Creates it.</summary>
    /// <param name="context">Where it writes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What its verbs do, on one line.</param>
    /// <param name="verbs">Its verbs.</param>
    /// <param name="examples">Command lines that show them.</param>
    public Noun(ProgramContext context, string name, string description, IEnumerable<Verb> verbs, params string[] examples)
        : base(name, description)
    {
        (_context, _examples) = (context, examples);
        foreach (var verb in verbs)
        {
            Subcommands.Add(verb);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = Description ?? string.Empty,
        Usage = $"gcarch {Path} {string.Join('|', Subcommands.Select(verb => verb.Name))} [options]",
        Sections = [new HelpSection($"Verbs (gcarch {Path} VERB --help shows their options)", [.. Subcommands.Select(verb => (verb.Name, verb.Description ?? string.Empty))])],
        Examples = _examples,
    };

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        Help.Write(_context.Output);
        return Task.FromResult((int)ExitCode.Done);
    }
}
