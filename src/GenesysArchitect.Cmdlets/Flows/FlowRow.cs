using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>A flow as it is named by parameters, or by the columns of a table that are called like them.</summary>
internal static class FlowRow
{
    private static readonly HashSet<string> Columns = new(["Id", "Name", "LifecycleState", "Blocks", "Reference", "References"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A definition that says nothing.</summary>
    public static JsonElement Empty { get; } = JsonSerializer.Deserialize<JsonElement>("{}");

    /// <summary>What parameters say a flow shall be, in the platform's words; null when they say nothing.</summary>
    public static JsonElement? Definition(string? name, string? lifecycleState, object? blocks, object? references)
    {
        var named = new Dictionary<string, object?> { ["name"] = name, ["lifecycle_state"] = lifecycleState, ["blocks"] = blocks, ["references"] = references }
            .Where(property => property.Value is not null)
            .ToDictionary(property => property.Key, property => property.Value);
        return named.Count == 0 ? null : DocumentArgument.FromObject("Blocks", named);
    }

    /// <summary>Whether an object is a row of a table, rather than a definition in the platform's words.</summary>
    public static bool IsRow(PSObject given) => given.Properties[nameof(Flow.Id)] is not null && given.Properties["lifecycle_state"] is null && given.Properties["_version"] is null;

    /// <summary>Whether a table names nothing but what there are parameters for.</summary>
    public static bool IsRow(IDictionary table) => table.Keys.Cast<object>().All(key => Columns.Contains(key.ToString() ?? string.Empty));

    /// <summary>A table as a row.</summary>
    public static PSObject Of(IDictionary table)
    {
        var row = new PSObject();
        foreach (DictionaryEntry cell in table)
        {
            row.Properties.Add(new PSNoteProperty(cell.Key.ToString(), cell.Value));
        }

        return row;
    }

    /// <summary>The wish of a row. An empty cell says nothing.</summary>
    public static Flow Read(PSObject row)
    {
        var id = Cell(row, nameof(Flow.Id)) as string ?? row.Properties[nameof(Flow.Id)].Value?.ToString() ?? string.Empty;
        var definition = Definition(
            Cell(row, "Name")?.ToString(),
            Cell(row, "LifecycleState")?.ToString(),
            Blocks(Cell(row, "Blocks")),
            References(Cell(row, "Reference") ?? Cell(row, "References")));
        return Flow.From(definition ?? Empty, string.IsNullOrWhiteSpace(id) ? null : new FlowId(id), "a row without Id");
    }

    private static object? Cell(PSObject row, string column) => row.Properties[column]?.Value switch
    {
        string text when string.IsNullOrWhiteSpace(text) => null,
        var value => value,
    };

    // A cell is text: there a list of blocks is written as JSON.
    private static object? Blocks(object? cell)
    {
        try
        {
            return cell is string json ? JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4096 }).RootElement : cell;
        }
        catch (JsonException broken)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"The column Blocks is no JSON: {broken.Message}", broken)
            {
                Remedy = "Write the blocks as a list of JSON, or leave the cell empty.",
            };
        }
    }

    private static object? References(object? cell) => cell is string list ? list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : cell;
}
