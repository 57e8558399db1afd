using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Shows an error on a terminal: the message, its details, and the remedies.</summary>
internal static class FailureView
{
    // The word "error" and the following space.
    private const int Margin = 6;

    /// <summary>Shows an error.</summary>
    /// <param name="failure">The error.</param>
    /// <param name="width">The width of the terminal.</param>
    public static IRenderable Of(GcException failure, int width)
    {
        var reference = failure.CorrelationId is { } id ? $"{failure.ErrorId}, correlation id {id}" : failure.ErrorId;
        var findings = (failure as ManifestInvalidException)?.Findings;
        var text = findings is null ? FailureText.Lines(failure) : [findings.Count == 1 ? "The manifests have an error." : $"The manifests have {findings.Count} errors."];
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
            view.AddRow(Text.Empty, Details(text.Skip(1)));
        }

        return view
            .AddRow(Text.Empty, Palette.Text(CommandLineRemedies.Of(failure) is { } remedy ? $"→ {remedy}" : null))
            .AddRow(Text.Empty, Palette.Text(reference, Palette.Quiet));
    }

    // A grid, so that a wrapped line is aligned with the text and not with the bullet.
    private static Grid Details(IEnumerable<string> details)
    {
        var grid = new Grid { Expand = false }.AddColumn(new GridColumn().NoWrap().PadRight(1)).AddColumn();
        foreach (var detail in details)
        {
            grid.AddRow(Palette.Text("•", Palette.Quiet), Palette.Text(detail));
        }

        return grid;
    }
}
