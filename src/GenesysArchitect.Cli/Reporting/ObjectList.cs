using System.Text.Json;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>Writes objects as the rows of a table, or as JSON lines.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
/// <param name="context">The streams and the environment.</param>
/// <param name="isJson">Whether to write JSON lines.</param>
/// <param name="write">Writes the properties of an object's JSON line.</param>
/// <param name="columns">The columns of the table.</param>
internal sealed class ObjectList<T>(ProgramContext context, bool isJson, Action<Utf8JsonWriter, T> write, params (string Heading, Func<T, string?> Cell)[] columns)
{
    private readonly JsonLineWriter _lines = new(context.Output);
    private readonly List<string?[]> _rows = [];

    /// <summary>Adds an object. A JSON line is written immediately.</summary>
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
    /// <param name="emptyText">The text when the table has no rows.</param>
    public void End(string emptyText)
    {
        if (isJson)
        {
            return;
        }

        if (_rows.Count == 0)
        {
            context.Output.WriteLine(emptyText);
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
