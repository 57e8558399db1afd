using System.Globalization;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>A plan as a table of its steps, what differs below it, and what there is to note.</summary>
internal static class PlanView
{
    /// <summary>Shows a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="organization">What the organization is called.</param>
    /// <param name="shown">How its steps are shown.</param>
    /// <param name="width">How wide the terminal is.</param>
    public static IEnumerable<IRenderable> Of(Plan plan, string organization, RunPresentation shown, int width)
    {
        var isNarrow = shown.IsNarrow(width);
        yield return new Rows(new Columns(Palette.Text("Plan", Palette.Strong), Palette.Text($"for {organization}", Palette.Quiet)) { Expand = false }, Steps(plan, shown, isNarrow));
        if (isNarrow && plan.Steps.Any(step => step.Reasons.Count > 0))
        {
            yield return Reasons(plan, shown);
        }

        // Deployments of one bundle mostly differ alike: what is the same is shown once.
        foreach (var alike in plan.Steps.Where(step => IsReported(step, shown)).GroupBy(step => Reading(step.Diff!)))
        {
            var of = alike.Count() == plan.Steps.Count ? null : string.Join(", ", alike.Select(step => NameOf(step, shown)));
            yield return alike.Key.Length == 0
                ? Palette.Text($"{shown.Of(alike.First().Address).NoDifference}{(of is null ? string.Empty : $" for {of}")}.", Palette.Quiet)
                : DiffView.Of(alike.First().Diff!, of);
        }

        foreach (var note in plan.Steps.SelectMany(step => step.Notes.Select(note => shown.IsInWaves ? $"{NameOf(step, shown)}: {note}" : note)).Distinct())
        {
            yield return NoteView.Of(Wording.Printable(note));
        }

        if (shown.IsInWaves)
        {
            yield return new Rows(Counts(plan));
        }
    }

    private static bool IsReported(PlanStep step, RunPresentation shown) =>
        step.Diff is { } diff && (!diff.IsEmpty || shown.Of(step.Address).NoDifference is not null);

    // The places, and how they change in words; empty where nothing differs.
    private static string Reading(StructuralDiff diff) => string.Join('\n', diff.Differences.Select(difference => $"{difference.Kind} {difference.Path}: {difference.Change}"));

    // Where there is no room for it in the table.
    private static Rows Reasons(Plan plan, RunPresentation shown) => new(plan.Steps
        .Where(step => step.Reasons.Count > 0)
        .GroupBy(step => (Text: Wording.Reasons(step.Reasons), step.Impact))
        .Select(alike => new Paragraph($"{string.Join(", ", alike.Select(step => NameOf(step, shown)))}: ").Append(alike.Key.Text, Palette.Of(alike.Key.Impact))));

    private static Table Steps(Plan plan, RunPresentation shown, bool isNarrow)
    {
        (string Heading, bool IsShown, Func<PlanStep, IRenderable> Cell)[] all =
        [
            ("Wave", shown.IsInWaves, step => Palette.Text(step.Wave.ToString(CultureInfo.InvariantCulture), Palette.Quiet)),
            (shown.IsInWaves ? "Resource" : "Target", true, step => Palette.Text(NameOf(step, shown), Palette.Strong)),
            ("Change", true, step => Change(step, shown)),
            ("Diff", !isNarrow, step => step.Diff is { } diff && !(shown.IsInWaves && diff.IsEmpty) ? DiffView.Extent(diff) : Palette.Text("-", Palette.Quiet)),
            ("Impact", true, step => step.Blocked is null && (step.IsChange || !shown.IsInWaves) ? Palette.Text(step.Impact.ToString().ToLowerInvariant(), Palette.Of(step.Impact)) : Palette.Text("-", Palette.Quiet)),
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

    private static string NameOf(PlanStep step, RunPresentation shown) => shown.IsInWaves ? shown.Of(step.Address).Label(step.Address) : step.Address.Name;

    private static Text Counts(Plan plan)
    {
        var counts = plan.Steps.GroupBy(step => step switch
        {
            { EndedAs: not null } => "done already",
            { Blocked: not null } => "blocked",
            { Change: ChangeKind.NoChange } => "without change",
            _ => $"to {step.Change.ToString().ToLowerInvariant()}",
        });
        return new Text(string.Join(" · ", counts.Select(alike => $"{alike.Count()} {alike.Key}")), Palette.Quiet);
    }

    private static IRenderable Change(PlanStep step, RunPresentation shown) => step switch
    {
        { EndedAs: { } status } => Palette.Text($"{status.ToString().ToLowerInvariant()} before", Palette.Quiet),
        { IsUnderWay: true } => Palette.Text($"{step.Change.ToString().ToLowerInvariant()}, under way", Palette.UnderWay),
        { Blocked: not null } => Palette.Text("blocked", Palette.Bad),
        { Change: ChangeKind.NoChange } => Palette.Text(shown.Of(step.Address).NoChange, Palette.Quiet),
        _ => Palette.Text(step.Change.ToString().ToLowerInvariant(), Palette.UnderWay),
    };
}
