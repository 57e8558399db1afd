using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Auditing;

/// <summary><c>--file</c>, the audit log to read.</summary>
internal static class AuditFileOption
{
    public static Option<string?> Create() =>
        new("--file", "-f") { HelpName = "PATH", Description = $"The audit log (GENESYS_AUDIT_PATH, or {AuditSettings.DefaultPath})." };

    public static string Read(ParseResult line, Option<string?> option, ProgramContext context)
    {
        var named = AuditSettings.PathOf(context.Variable, line.GetNonEmpty(option));
        return !named.Equals(AuditSettings.Off, StringComparison.OrdinalIgnoreCase)
            ? named
            : throw new GcException(ErrorIds.AuditMissing, ErrorKind.InvalidInput, "GENESYS_AUDIT_PATH turns the audit log off.") { Remedies = [new("Specify the log with --file.")] };
    }
}
