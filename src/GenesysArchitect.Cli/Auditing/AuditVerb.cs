using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Auditing;

/// <summary><c>gcarch audit</c>, which has verbs of its own.</summary>
internal sealed class AuditVerb : Verb
{
    private readonly ProgramContext _context;

    public AuditVerb(ProgramContext context)
        : base("audit", "Verify or show the audit log.")
    {
        _context = context;
        Subcommands.Add(new AuditVerifyVerb(context));
        Subcommands.Add(new AuditShowVerb(context));
    }

    public override HelpPage Help => new()
    {
        Purpose = "Looks at the audit log, in which deploy, publish-bot, set-flow and apply put down who changed what.",
        Usage = "gcarch audit verify|show [options]",
        Sections = [new HelpSection("Verbs (gcarch audit VERB --help tells their options)", [.. Subcommands.Select(verb => (verb.Name, verb.Description ?? string.Empty))])],
        Examples = ["gcarch audit verify", "gcarch audit show --event step_ended --status Failed"],
    };

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        Help.Write(_context.Output);
        return Task.FromResult((int)ExitCode.Done);
    }
}
