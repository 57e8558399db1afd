using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Running;

/// <summary>The options for the audit log, for all verbs that change something.</summary>
internal sealed class GovernanceFlags
{
    private readonly Option<string?> _audit = new("--audit") { HelpName = "PATH|off", Description = $"The audit log (GENESYS_AUDIT_PATH, or {AuditSettings.DefaultPath})." };
    private readonly Option<string?> _tag = new("--governance-tag") { HelpName = "TAG", Description = "A tag for the entries of the audit log (GENESYS_GOVERNANCE_TAG)." };

    public Option[] All => [_audit, _tag];

    /// <summary>Creates the observers of the engine's runs.</summary>
    /// <exception cref="GcException">An option or environment variable is invalid.</exception>
    public Func<GcOrgConnection, IEngineHost, IReadOnlyList<IRunObserver>> Observers(ParseResult line, ProgramContext context) =>
        AuditSettings.Read(context.Variable, line.GetNonEmpty(_audit), line.GetNonEmpty(_tag)) is { } settings
            ? (organization, host) => [new AuditLog(organization, settings, host)]
            : (_, _) => [];
}
