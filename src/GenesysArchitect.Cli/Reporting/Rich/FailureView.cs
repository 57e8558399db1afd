using GenesysArchitect.Engine.Errors;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>An error at a terminal: what failed, and below it what to do.</summary>
internal static class FailureView
{
    public static IRenderable Of(GcException failure)
    {
        var reference = failure.CorrelationId is { } id ? $"{failure.ErrorId}, correlation id {id}" : failure.ErrorId;
        return new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadRight(1))
            .AddColumn()
            .AddRow(Palette.Text("error", Palette.Bad), Palette.Text(Wording.OfEngine(failure.Message)))
            .AddRow(Text.Empty, Palette.Text(failure.Remedy is { } remedy ? $"→ {Wording.OfEngine(remedy)}" : null))
            .AddRow(Text.Empty, Palette.Text(reference, Palette.Quiet));
    }
}
