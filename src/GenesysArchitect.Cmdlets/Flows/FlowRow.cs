using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>Reads a flow from parameters, or from table columns with the same names.</summary>
internal static class FlowRow
{
    private const string IdColumn = nameof(Flow.Id);

    private static readonly HashSet<string> Columns = new([IdColumn, "Name", "LifecycleState", "Blocks", "Reference", "References"], StringComparer.OrdinalIgnoreCase);

    // Column names that are spelled like the platform's properties do not distinguish a row from a definition.
    private static readonly HashSet<string> Shared = ["id", "name", "blocks", "references"];

    /// <summary>An empty definition.</summary>
    public static JsonElement Empty { get; } = JsonSerializer.Deserialize<JsonElement>("{}");

    /// <summary>The definition given by parameters, with the platform's property names; null if no parameter is set.</summary>
    public static JsonElement? Definition(string? name, string? lifecycleState, object? blocks, object? references)
    {
        var named = new Dictionary<string, object?> { ["name"] = name, ["lifecycle_state"] = lifecycleState, ["blocks"] = blocks, ["references"] = references }
            .Where(property => property.Value is not null)
            .ToDictionary(property => property.Key, property => property.Value);
        return named.Count == 0 ? null : DocumentArgument.FromObject("Blocks", named);
    }

    /// <summary>
    /// Whether an object is a table row rather than a definition with the platform's property names: it has no property
    /// without a corresponding parameter, or its names are spelled like parameters. Other columns of a row are ignored.
    /// </summary>
    public static bool IsRow(PSObject given)
    {
        var names = given.Properties.Select(property => property.Name).ToList();
        return IsRow(names) || (!names.Contains("lifecycle_state") && !names.Contains("_version") && names.Exists(name => Columns.Contains(name) && !Shared.Contains(name)));
    }

    /// <summary>Whether all keys of a hashtable correspond to parameters.</summary>
    public static bool IsRow(IDictionary table) => IsRow(table.Keys.Cast<object>().Select(key => key.ToString() ?? string.Empty).ToList());

    /// <summary>Converts a hashtable to a row.</summary>
    public static PSObject Of(IDictionary table)
    {
        var row = new PSObject();
        foreach (DictionaryEntry cell in table)
        {
            row.Properties.Add(new PSNoteProperty(cell.Key.ToString(), cell.Value));
        }

        return row;
    }

    /// <summary>Reads the desired flow from a row. Empty cells are ignored.</summary>
    public static Flow Read(PSObject row)
    {
        var id = Cell(row, IdColumn)?.ToString();
        var definition = Definition(
            Cell(row, "Name")?.ToString(),
            Cell(row, "LifecycleState")?.ToString(),
            Blocks(id, Cell(row, "Blocks")),
            References(Cell(row, "Reference") ?? Cell(row, "References")));
        return Flow.From(definition ?? Empty, id is null ? null : new FlowId(id), "A row without Id");
    }

    private static bool IsRow(List<string> names) => names.Count > 0 && names.TrueForAll(Columns.Contains);

    private static object? Cell(PSObject row, string column) => row.Properties[column]?.Value switch
    {
        string text when string.IsNullOrWhiteSpace(text) => null,
        var value => value,
    };

    // A cell is text: a list of blocks is written as JSON.
    private static object? Blocks(string? id, object? cell)
    {
        try
        {
            return cell is string json ? JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4096 }).RootElement : cell;
        }
        catch (JsonException broken)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"Flow '{id}': the column Blocks is not valid JSON: {broken.Message.Split(" LineNumber:")[0]}", broken)
            {
                Target = id,
                Remedies = [new("Write the blocks as a JSON list, or leave the cell empty.")],
            };
        }
    }

    private static object? References(object? cell) => cell is string list ? list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : cell;
}
