using GenesysArchitect.Engine.Errors;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>An error at a terminal: what failed, where, and below it what to do.</summary>
internal static class FailureView
{
    public static IRenderable Of(GcException failure)
    {
        var reference = failure.CorrelationId is { } id ? $"{failure.ErrorId}, correlation id {id}" : failure.ErrorId;
        var text = FailureText.Lines(failure);
        var view = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadRight(1))
            .AddColumn()
            .AddRow(Palette.Text("error", Palette.Bad), Palette.Text(text[0]));
        if (text.Count > 1)
        {
            view.AddRow(Text.Empty, Places(text.Skip(1)));
        }

        return view
            .AddRow(Text.Empty, Palette.Text(failure.Remedy is { } remedy ? $"→ {Wording.OfEngine(remedy)}" : null))
            .AddRow(Text.Empty, Palette.Text(reference, Palette.Quiet));
    }

    // What is too long for a line goes on below itself, not below its sign.
    private static Grid Places(IEnumerable<string> places)
    {
        var grid = new Grid { Expand = false }.AddColumn(new GridColumn().NoWrap().PadRight(1)).AddColumn();
        foreach (var place in places)
        {
            grid.AddRow(Palette.Text("•", Palette.Quiet), Palette.Text(place));
        }

        return grid;
    }
}
