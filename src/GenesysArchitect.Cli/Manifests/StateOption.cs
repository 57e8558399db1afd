using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>--state</c>, where runs are put down.</summary>
internal static class StateOption
{
    public static Option<string?> Create() =>
        new("--state") { HelpName = "DIR", Description = $"Where runs are put down (GENESYS_STATE_PATH, or {RunFolder.DefaultPath})." };

    public static string Read(ParseResult line, Option<string?> option, ProgramContext context) =>
        line.GetStated(option) ?? Folder(context);

    /// <summary>The folder where the line says nothing of it.</summary>
    public static string Folder(ProgramContext context) =>
        context.Variable("GENESYS_STATE_PATH") is { Length: > 0 } named ? named : RunFolder.DefaultPath;
}
