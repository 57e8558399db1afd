using System.Globalization;
using GenesysArchitect.Cli.Context;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Spectre's console over the program's streams: colors and movement at a terminal, plain text elsewhere.</summary>
internal static class TextConsole
{
    // Where there is no terminal there is no width: wide enough for the tables, and for a log.
    private const int WidthOfLog = 120;

    public static IAnsiConsole ForOutput(ProgramContext surroundings) =>
        Create(surroundings, surroundings.Output, surroundings.OutputIsTerminal);

    public static IAnsiConsole ForError(ProgramContext surroundings) =>
        Create(surroundings, surroundings.Error, surroundings.ErrorIsTerminal);

    private static IAnsiConsole Create(ProgramContext surroundings, TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? Ansi(surroundings) : AnsiSupport.No,
            ColorSystem = isTerminal && surroundings.WantsColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,

            // A build agent's name in the environment must not turn colors on.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isTerminal)
        {
            console.Profile.Width = int.TryParse(surroundings.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : WidthOfLog;
        }

        return console;
    }

    // Elsewhere than on Windows, where a terminal has to be asked, TERM tells.
    private static AnsiSupport Ansi(ProgramContext surroundings)
    {
        if (OperatingSystem.IsWindows())
        {
            return AnsiSupport.Detect;
        }

        return surroundings.Variable("TERM") is null or "" or "dumb" ? AnsiSupport.No : AnsiSupport.Yes;
    }
}
