using System.CommandLine;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>A group of verbs, such as <c>gcarch bundle</c>. Without a verb, it shows its help.</summary>
internal sealed class Noun : Verb
{
    private readonly ProgramContext _context;
    private readonly string[] _examples;

    /// <summary>Creates the noun.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">What the verbs do, on one line.</param>
    /// <param name="verbs">The verbs.</param>
    /// <param name="examples">Example command lines.</param>
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
        Sections = [new HelpSection($"Verbs (gcarch help {Path} VERB shows the options)", [.. Subcommands.Select(verb => (verb.Name, verb.Description ?? string.Empty))])],
        Examples = _examples,
    };

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        Help.Write(_context.Output);
        return Task.FromResult((int)ExitCode.Done);
    }
}
