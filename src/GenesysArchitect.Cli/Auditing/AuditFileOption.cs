using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Auditing;

/// <summary><c>--file</c>, the log that is looked at.</summary>
internal static class AuditFileOption
{
    public static Option<string?> Create() =>
        new("--file", "-f") { HelpName = "PATH", Description = $"The log (GENESYS_AUDIT_PATH, or {AuditSettings.DefaultPath})." };

    public static string Read(ParseResult line, Option<string?> option, ProgramContext context)
    {
        var named = AuditSettings.PathOf(context.Variable, line.GetStated(option));
        return !named.Equals(AuditSettings.Off, StringComparison.OrdinalIgnoreCase)
            ? named
            : throw new GcException(ErrorIds.AuditMissing, ErrorKind.InvalidInput, "GENESYS_AUDIT_PATH says that no audit log is written.") { Remedies = [new("Name the log with --file.")] };
    }
}
