using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Shows a note.</summary>
internal static class NoteView
{
    public static IRenderable Of(string note) => new Grid { Expand = false }
        .AddColumn(new GridColumn().NoWrap().PadRight(1))
        .AddColumn()
        .AddRow(Palette.Text("note", Palette.Attention), Palette.Text(note));
}
