using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Running;

/// <summary>What a line says about who is told of the changes, whatever they are made to.</summary>
internal sealed class GovernanceFlags
{
    private readonly Option<string?> _audit = new("--audit") { HelpName = "PATH|off", Description = $"The audit log (GENESYS_AUDIT_PATH, or {AuditSettings.DefaultPath})." };
    private readonly Option<string?> _tag = new("--governance-tag") { HelpName = "TAG", Description = "A tag for the audit log (GENESYS_GOVERNANCE_TAG)." };

    public Option[] All => [_audit, _tag];

    /// <summary>Reads what is said, and makes of it who watches the runs of an engine.</summary>
    /// <exception cref="GcException">What the line or the environment says is wrong.</exception>
    public Func<GcOrgConnection, IEngineHost, IReadOnlyList<IRunObserver>> Observers(ParseResult line, ProgramContext context) =>
        AuditSettings.Read(context.Variable, line.GetStated(_audit), line.GetStated(_tag)) is { } settings
            ? (organization, host) => [new AuditLog(organization, settings, host)]
            : (_, _) => [];
}
