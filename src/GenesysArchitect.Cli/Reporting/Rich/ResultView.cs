using System.Globalization;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Shows the result of a run: a table for each kind of resource, and a summary.</summary>
internal static class ResultView
{
    /// <summary>Creates the tables.</summary>
    /// <param name="result">The result of the run.</param>
    /// <param name="shown">How the steps are presented.</param>
    /// <param name="width">The width of the terminal.</param>
    public static IEnumerable<IRenderable> Tables(RunResult result, RunPresentation shown, int width) =>
        result.Steps.GroupBy(step => shown.Of(step.Address)).Select(steps => Table([.. steps.Key.Columns.Where(column => !column.IsOptional || !shown.IsNarrow(width))], steps));

    public static IRenderable Summary(RunResult result, RunPresentation shown)
    {
        var summary = new Paragraph();
        foreach (var group in result.Steps.GroupBy(step => shown.Of(step.Address).SummaryText(step)))
        {
            var first = group.First();
            summary.Append($"{group.Count()} {group.Key}", shown.Of(first.Address).Style(first)).Append(" · ", Palette.Quiet);
        }

        return summary.Append($"{Seconds(result.Duration.TotalSeconds)} · exit code {(int)ExitCodes.Of(result)}", Palette.Quiet);
    }

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");

    private static Table Table(IReadOnlyList<ResultColumn> columns, IEnumerable<StepResult> steps)
    {
        var table = new Table().RoundedBorder().BorderStyle(Palette.Quiet);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Palette.Text(column.Heading, Palette.Quiet)) { NoWrap = !column.CanWrap, Alignment = column.Alignment });
        }

        foreach (var step in steps)
        {
            table.AddRow(columns.Select(column => column.Cell(step)));
        }

        return table;
    }
}
