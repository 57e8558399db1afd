using System.Globalization;
using GenesysArchitect.Cli.Context;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Creates Spectre consoles for the program's streams: colors and animation on a terminal, plain text otherwise.</summary>
internal static class TextConsole
{
    // Without a terminal: wide enough for the tables, and suitable for a log.
    private const int DefaultWidth = 120;

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

            // The environment variables of a build agent must not turn colors on.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isTerminal)
        {
            console.Profile.Width = int.TryParse(context.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : DefaultWidth;
        }

        return console;
    }

    // On Windows the console is queried; elsewhere TERM shows whether the terminal supports ANSI sequences.
    private static AnsiSupport Ansi(ProgramContext context)
    {
        if (OperatingSystem.IsWindows())
        {
            return AnsiSupport.Detect;
        }

        return context.Variable("TERM") is null or "" or "dumb" ? AnsiSupport.No : AnsiSupport.Yes;
    }
}
