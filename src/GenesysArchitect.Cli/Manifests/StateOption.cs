using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>--state</c>, the folder of the run journals.</summary>
internal static class StateOption
{
    public static Option<string?> Create() =>
        new("--state") { HelpName = "DIR", Description = $"The folder of the run journals (GENESYS_STATE_PATH, or {RunFolder.DefaultPath})." };

    public static string Read(ParseResult line, Option<string?> option, ProgramContext context) =>
        line.GetNonEmpty(option) ?? Folder(context);

    /// <summary>The folder when <c>--state</c> is omitted.</summary>
    public static string Folder(ProgramContext context) =>
        context.Variable("GENESYS_STATE_PATH") is { Length: > 0 } named ? named : RunFolder.DefaultPath;
}
