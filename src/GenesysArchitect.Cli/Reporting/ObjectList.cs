using System.Text.Json;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>Objects for a person as the rows of a table, for a program as a JSON line each.</summary>
/// <typeparam name="T">The objects.</typeparam>
/// <param name="context">Where they are written.</param>
/// <param name="isJson">Whether a program reads them.</param>
/// <param name="write">Writes one as the properties of a JSON line.</param>
/// <param name="columns">What a person sees of each.</param>
internal sealed class ObjectList<T>(ProgramContext context, bool isJson, Action<Utf8JsonWriter, T> write, params (string Heading, Func<T, string?> Cell)[] columns)
{
    private readonly JsonLineWriter _lines = new(context.Output);
    private readonly List<string?[]> _rows = [];

    /// <summary>Adds one. A JSON line is written immediately.</summary>
    public void Add(T item)
    {
        if (isJson)
        {
            _lines.Write(json => write(json, item));
        }
        else
        {
            _rows.Add([.. columns.Select(column => column.Cell(item))]);
        }
    }

    /// <summary>Writes the table.</summary>
    /// <param name="nothing">What is written where there is no row.</param>
    public void End(string nothing)
    {
        if (isJson)
        {
            return;
        }

        if (_rows.Count == 0)
        {
            context.Output.WriteLine(nothing);
            return;
        }

        var table = new Table().NoBorder();
        foreach (var (heading, _) in columns)
        {
            table.AddColumn(new TableColumn(Palette.Text(heading, Palette.Quiet)) { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select((cell, index) => Palette.TextOrDash(cell is null ? null : Wording.Printable(cell), index == 0 ? Palette.Strong : Palette.Plain)));
        }

        TextConsole.ForOutput(context).Write(table);
    }
}
