using System.Globalization;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Shows a plan: a table of the steps, the differences, and notes.</summary>
internal static class PlanView
{
    /// <summary>Shows a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="organization">The name of the organization.</param>
    /// <param name="shown">How the steps are presented.</param>
    /// <param name="width">The width of the terminal.</param>
    public static IEnumerable<IRenderable> Of(Plan plan, string organization, RunPresentation shown, int width)
    {
        var isNarrow = shown.IsNarrow(width);
        yield return new Rows(new Columns(Palette.Text("Plan", Palette.Strong), Palette.Text($"for {organization}", Palette.Quiet)) { Expand = false }, Steps(plan, shown, isNarrow));
        if (isNarrow && plan.Steps.Any(step => step.Reasons.Count > 0))
        {
            yield return Reasons(plan, shown);
        }

        // Deployments of one bundle usually have the same differences, which are shown only once.
        foreach (var group in plan.Steps.Where(step => IsReported(step, shown)).GroupBy(step => KeyOf(step.Diff!)))
        {
            var of = group.Count() == plan.Steps.Count ? null : string.Join(", ", group.Select(step => NameOf(step, shown)));
            yield return group.Key.Length == 0
                ? Palette.Text($"{shown.Of(group.First().Address).NoDifference}{(of is null ? string.Empty : $" for {of}")}.", Palette.Quiet)
                : DiffView.Of(group.First().Diff!, of);
        }

        foreach (var note in plan.Steps.SelectMany(step => step.Notes.Select(note => shown.ShowsWaves ? $"{NameOf(step, shown)}: {note}" : note)).Distinct())
        {
            yield return NoteView.Of(Wording.Printable(note));
        }

        if (shown.ShowsWaves)
        {
            yield return new Rows(Counts(plan));
        }
    }

    private static bool IsReported(PlanStep step, RunPresentation shown) =>
        step.Diff is { } diff && (!diff.IsEmpty || shown.Of(step.Address).NoDifference is not null);

    // Identifies a diff by its paths and changes; empty for an empty diff.
    private static string KeyOf(StructuralDiff diff) => string.Join('\n', diff.Differences.Select(difference => $"{difference.Kind} {difference.Path}: {difference.Change}"));

    // For narrow terminals, where the table has no column for the reasons.
    private static Rows Reasons(Plan plan, RunPresentation shown) => new(plan.Steps
        .Where(step => step.Reasons.Count > 0)
        .GroupBy(step => (Text: Wording.Reasons(step.Reasons), step.Impact))
        .Select(group => new Paragraph($"{string.Join(", ", group.Select(step => NameOf(step, shown)))}: ").Append(group.Key.Text, Palette.Of(group.Key.Impact))));

    private static Table Steps(Plan plan, RunPresentation shown, bool isNarrow)
    {
        (string Heading, bool IsShown, Func<PlanStep, IRenderable> Cell)[] all =
        [
            ("Wave", shown.ShowsWaves, step => Palette.Text(step.Wave.ToString(CultureInfo.InvariantCulture), Palette.Quiet)),
            (shown.ShowsWaves ? "Resource" : "Target", true, step => Palette.Text(NameOf(step, shown), Palette.Strong)),
            ("Change", true, step => Change(step, shown)),
            ("Diff", !isNarrow, step => step.Diff is { } diff && !(shown.ShowsWaves && diff.IsEmpty) ? DiffView.Extent(diff) : Palette.Text("-", Palette.Quiet)),
            ("Impact", true, step => step.Blocked is null && (step.IsChange || !shown.ShowsWaves) ? Palette.Text(step.Impact.ToString().ToLowerInvariant(), Palette.Of(step.Impact)) : Palette.Text("-", Palette.Quiet)),
            ("Why", !isNarrow, step => Palette.Text(Wording.Reasons(step.Reasons), Palette.Of(step.Impact))),
        ];
        var columns = Array.FindAll(all, column => column.IsShown);
        var table = new Table().RoundedBorder().BorderStyle(Palette.Quiet);
        foreach (var (heading, _, _) in columns)
        {
            table.AddColumn(new TableColumn(Palette.Text(heading, Palette.Quiet)) { NoWrap = heading is "Change" or "Diff" or "Impact" || (heading is "Resource" && !isNarrow) });
        }

        foreach (var step in plan.Steps)
        {
            table.AddRow(columns.Select(column => column.Cell(step)));
        }

        return table;
    }

    private static string NameOf(PlanStep step, RunPresentation shown) => shown.ShowsWaves ? shown.Of(step.Address).Label(step.Address) : step.Address.Name;

    private static Text Counts(Plan plan)
    {
        var counts = plan.Steps.GroupBy(step => step switch
        {
            { EndedAs: not null } => "already done",
            { Blocked: not null } => "blocked",
            { Change: ChangeKind.NoChange } => "unchanged",
            _ => $"to {step.Change.ToString().ToLowerInvariant()}",
        });
        return new Text(string.Join(" · ", counts.Select(group => $"{group.Count()} {group.Key}")), Palette.Quiet);
    }

    private static IRenderable Change(PlanStep step, RunPresentation shown) => step switch
    {
        { EndedAs: { } status } => Palette.Text($"{status.ToString().ToLowerInvariant()} before", Palette.Quiet),
        { IsUnderWay: true } => Palette.Text($"{step.Change.ToString().ToLowerInvariant()}, in progress", Palette.UnderWay),
        { Blocked: not null } => Palette.Text("blocked", Palette.Bad),
        { Change: ChangeKind.NoChange } => Palette.Text(shown.Of(step.Address).NoChange, Palette.Quiet),
        _ => Palette.Text(step.Change.ToString().ToLowerInvariant(), Palette.UnderWay),
    };
}
