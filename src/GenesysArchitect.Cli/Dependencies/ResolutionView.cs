using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Dependencies;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary>A resolution as text: the versions of the data actions, and a summary.</summary>
internal static class ResolutionView
{
    // Longer lists are better read as JSON.
    private const int MaxRows = 40;

    public static IRenderable Versions(GcDependencyResolution resolution)
    {
        var table = new Table { Border = TableBorder.Rounded }.AddColumn("Data action").AddColumn("Version").AddColumn("Used by").AddColumn("Ranges");
        var actions = resolution.Dependencies.GroupBy(dependency => dependency.ActionId).ToList();
        foreach (var uses in actions.Take(MaxRows))
        {
            var first = uses.First();
            table.AddRow(
                Palette.Text(uses.Key, Palette.Strong),
                first.Version is { } version ? Palette.Text(first.IsFallback ? $"{version} (fallback)" : version, first.IsFallback ? Palette.Attention : Palette.Good) : Palette.Text("no version satisfies all constraints", Palette.Bad),
                Palette.Text($"{uses.Select(use => use.SourceFlowId ?? use.SourceActionId).Distinct().Count()}", Palette.Quiet),
                Palette.TextOrDash(Ranges(uses), Palette.Quiet));
        }

        if (actions.Count > MaxRows)
        {
            table.Caption($"… and {actions.Count - MaxRows} more (use --output json to show all)");
        }

        return table;
    }

    public static string Summary(GcDependencyResolution resolution)
    {
        var (flows, actions) = (resolution.Nodes.Count(node => node.Kind == DependencyKind.Flow), resolution.Nodes.Count(node => node.Kind == DependencyKind.Action));
        var parts = new[]
        {
            $"{Wording.Counted(flows, "flow")}, {Wording.Counted(actions, "data action")}, {Wording.Counted(resolution.Edges.Count, "use")}",
            Wording.Counted(resolution.Waves.Count, "wave"),
            resolution.Cycles.Count > 0 ? Wording.Counted(resolution.Cycles.Count, "cycle") : null,
            resolution.Conflicts.Count > 0 ? Wording.Counted(resolution.Conflicts.Count, "conflict") : null,
            resolution.Incomplete ? $"{resolution.Problems.Count} not read" : null,
            Wording.Counted(resolution.Requests, "request"),
            ResultView.Seconds(resolution.Duration.TotalSeconds),
        };
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string? Ranges(IEnumerable<GcDependency> uses)
    {
        const int maxRanges = 4;
        var ranges = uses.Select(use => use.VersionRange).OfType<string>().Distinct().ToList();
        return ranges.Count == 0 ? null : Wording.Printable(string.Join("  ", ranges.Take(maxRanges)) + (ranges.Count > maxRanges ? "  …" : string.Empty));
    }
}
