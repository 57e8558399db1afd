using System.Globalization;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>What became of a run: a table for each kind of resource, and the whole in a line.</summary>
internal static class ResultView
{
    /// <summary>The tables.</summary>
    /// <param name="result">What became of the run.</param>
    /// <param name="shown">How its steps are shown.</param>
    /// <param name="width">How wide the terminal is.</param>
    public static IEnumerable<IRenderable> Tables(RunResult result, RunPresentation shown, int width) =>
        result.Steps.GroupBy(step => shown.Of(step.Address)).Select(steps => Table([.. steps.Key.Columns.Where(column => !column.MayBeLeftOut || !shown.IsNarrow(width))], steps));

    public static IRenderable Summary(RunResult result, RunPresentation shown)
    {
        var summary = new Paragraph();
        foreach (var alike in result.Steps.GroupBy(step => shown.Of(step.Address).Outcome(step)))
        {
            var first = alike.First();
            summary.Append($"{alike.Count()} {alike.Key}", shown.Of(first.Address).Style(first)).Append(" · ", Palette.Quiet);
        }

        return summary.Append($"{Seconds(result.Duration.TotalSeconds)} · exit code {(int)result.ExitCode}", Palette.Quiet);
    }

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");

    private static Table Table(IReadOnlyList<ResultColumn> columns, IEnumerable<StepResult> steps)
    {
        var table = new Table().RoundedBorder().BorderStyle(Palette.Quiet);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Palette.Text(column.Heading, Palette.Quiet)) { NoWrap = !column.MayWrap, Alignment = column.Alignment });
        }

        foreach (var step in steps)
        {
            table.AddRow(columns.Select(column => column.Cell(step)));
        }

        return table;
    }
}
