using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>An error at a terminal: what failed, where, and below it what to do.</summary>
internal static class FailureView
{
    // The word "error" and the space behind it.
    private const int Margin = 6;

    /// <summary>Shows an error.</summary>
    /// <param name="failure">The error.</param>
    /// <param name="width">How wide the terminal is.</param>
    public static IRenderable Of(GcException failure, int width)
    {
        var reference = failure.CorrelationId is { } id ? $"{failure.ErrorId}, correlation id {id}" : failure.ErrorId;
        var findings = (failure as ManifestInvalidException)?.Findings;
        var text = findings is null ? FailureText.Lines(failure) : [findings.Count == 1 ? "The manifests have a mistake." : $"The manifests have {findings.Count} mistakes."];
        var view = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadRight(1))
            .AddColumn()
            .AddRow(Palette.Text("error", Palette.Bad), Palette.Text(text[0]));
        if (findings is not null)
        {
            view.AddRow(Text.Empty, FindingView.Of(findings, width - Margin));
        }

        if (text.Count > 1)
        {
            view.AddRow(Text.Empty, Places(text.Skip(1)));
        }

        return view
            .AddRow(Text.Empty, Palette.Text(CommandLineRemedies.Of(failure) is { } remedy ? $"→ {remedy}" : null))
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
