using System.Globalization;
using GenesysArchitect.Cli.Context;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Spectre's console over the program's streams: colors and movement at a terminal, plain text elsewhere.</summary>
internal static class TextConsole
{
    // Where there is no terminal there is no width: wide enough for the tables, and for a log.
    private const int WidthOfLog = 120;

    public static IAnsiConsole ForOutput(ProgramContext context) =>
        Create(context, context.Output, context.OutputIsTerminal);

    public static IAnsiConsole ForError(ProgramContext context) =>
        Create(context, context.Error, context.ErrorIsTerminal);

    private static IAnsiConsole Create(ProgramContext context, TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? Ansi(context) : AnsiSupport.No,
            ColorSystem = isTerminal && context.WantsColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,

            // A build agent's name in the environment must not turn colors on.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isTerminal)
        {
            console.Profile.Width = int.TryParse(context.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : WidthOfLog;
        }

        return console;
    }

    // Elsewhere than on Windows, where a terminal has to be asked, TERM tells.
    private static AnsiSupport Ansi(ProgramContext context)
    {
        if (OperatingSystem.IsWindows())
        {
            return AnsiSupport.Detect;
        }

        return context.Variable("TERM") is null or "" or "dumb" ? AnsiSupport.No : AnsiSupport.Yes;
    }
}
