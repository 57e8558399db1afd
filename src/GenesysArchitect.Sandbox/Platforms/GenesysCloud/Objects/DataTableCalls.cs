using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>Data tables and their rows.</summary>
internal static class DataTableCalls
{
    private const string Tables = "/flows/datatables";
    private const string Table = "architect:datatable";
    private const string Row = "architect:datatableRow";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", Tables, List, Table + ":view"),
        CloudCall.Of("POST", Tables, Add, Table + ":add"),
        CloudCall.Of("GET", Tables + "/divisionviews", List, Table + ":search"),
        CloudCall.Of("GET", Tables + "/divisionviews/{datatableId}", Read, Table + ":search"),
        CloudCall.Of("GET", Tables + "/{datatableId}", Read, Table + ":view"),
        CloudCall.Of("PUT", Tables + "/{datatableId}", Update, Table + ":edit"),
        CloudCall.Of("DELETE", Tables + "/{datatableId}", Delete, Table + ":delete"),
        CloudCall.OfAny("GET", Tables + "/{datatableId}/rows", Rows, Table + ":view", Row + ":view"),
        CloudCall.OfAny("POST", Tables + "/{datatableId}/rows", AddRow, Table + ":add", Row + ":add"),
        CloudCall.OfAny("GET", Tables + "/{datatableId}/rows/{rowId}", ReadRow, Table + ":view", Row + ":view"),
        CloudCall.OfAny("PUT", Tables + "/{datatableId}/rows/{rowId}", UpdateRow, Table + ":edit", Row + ":edit"),
        CloudCall.OfAny("DELETE", Tables + "/{datatableId}/rows/{rowId}", DeleteRow, Table + ":delete", Row + ":delete"),
    ];

    private static Answer List(ApiRequest request)
    {
        var (divisions, name) = (request.QueryList("divisionId"), request.Query("name"));
        var tables = request.Center().Objects.ToList(ObjectKind.DataTable)
            .Where(table => NameFilter.Matches(table.Name, name) && (divisions.Count == 0 || divisions.Contains(table.DivisionId!)));
        var sorted = request.Query("sortBy") == "name" ? tables.OrderBy(table => table.Name, StringComparer.OrdinalIgnoreCase) : tables;
        var descending = request.Query("sortOrder")?.StartsWith("desc", StringComparison.OrdinalIgnoreCase) == true;
        return Listing.Of(request, descending ? sorted.Reverse() : sorted, table => Write(request, table));
    }

    private static Answer Read(ApiRequest request) => Answer.Ok(Write(request, Require(request)));

    private static Answer Add(ApiRequest request)
    {
        var body = request.ReadObject();
        var name = Name(body);
        RequireFree(request, name, except: null);
        var table = request.Center().Objects.Put(new NamedObject
        {
            Kind = ObjectKind.DataTable,
            Id = Guid.NewGuid().ToString(),
            Name = name,
            DivisionId = DivisionId(request, body) ?? request.Center().Access.Home.Id,
            Properties = Properties(body),
        });
        return Answer.Ok(Write(request, table));
    }

    private static Answer Update(ApiRequest request)
    {
        var table = Require(request);
        var body = request.ReadObject();
        var name = Name(body);
        RequireFree(request, name, table.Id);
        var properties = Properties(body);
        if (Columns(table.Properties).Except(Columns(properties)).Any())
        {
            throw Refuse(StatusCodes.Status400BadRequest, "flows.datatables.cannot.remove.fields", "Fields of a data table cannot be removed.");
        }

        return Answer.Ok(Write(request, request.Center().Objects.Put(table with { Name = name, Properties = properties, DivisionId = DivisionId(request, body) ?? table.DivisionId, Version = table.Version + 1 })));
    }

    private static Answer Delete(ApiRequest request)
    {
        var table = Require(request);
        if (request.QueryFlag("force") != true && request.Center().Dependencies.UsersOf(ObjectKind.DataTable, table.Id).Any(user => user.IsPublished))
        {
            throw RefusalException.Conflict("architect.dependency.object.in.use", $"The data table '{table.Name}' is in use.");
        }

        request.Center().Objects.Remove(ObjectKind.DataTable, table.Id);
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static Answer Rows(ApiRequest request)
    {
        var rows = request.Center().Objects.Rows(Require(request).Id);
        var descending = request.Query("sortOrder")?.StartsWith("desc", StringComparison.OrdinalIgnoreCase) == true;
        return Listing.Of(request, descending ? rows.Reverse() : rows, row => WriteRow(request, row));
    }

    private static Answer ReadRow(ApiRequest request)
    {
        var table = Require(request);
        return Answer.Ok(WriteRow(request, RequireRow(request, table)));
    }

    private static Answer AddRow(ApiRequest request)
    {
        var table = Require(request);
        var row = request.ReadObject();
        var key = row["key"].Text() is { Length: > 0 } text ? text : throw Refuse(StatusCodes.Status400BadRequest, "flows.datatables.schema.exception", "The row has no key.");
        CheckColumns(table, row);
        if (request.Center().Objects.Row(table.Id, key) is not null)
        {
            throw Refuse(StatusCodes.Status409Conflict, "flows.datatables.not.unique", $"A row with the key '{key}' already exists.");
        }

        request.Center().Objects.PutRow(table.Id, key, row);
        return Answer.Ok(row.DeepClone());
    }

    private static Answer UpdateRow(ApiRequest request)
    {
        var table = Require(request);
        _ = RequireRow(request, table);
        var row = request.ReadObject();
        row["key"] = request.Route("rowId");
        CheckColumns(table, row);
        request.Center().Objects.PutRow(table.Id, request.Route("rowId"), row);
        return Answer.Ok(row.DeepClone());
    }

    private static Answer DeleteRow(ApiRequest request)
    {
        var table = Require(request);
        _ = RequireRow(request, table);
        request.Center().Objects.RemoveRow(table.Id, request.Route("rowId"));
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    // Briefly, a row is its key alone.
    private static JsonObject WriteRow(ApiRequest request, JsonObject row) => request.QueryFlag("showbrief") == false
        ? row.DeepClone().AsObject()
        : new JsonObject { ["key"] = row["key"]?.DeepClone() };

    private static JsonObject Write(ApiRequest request, NamedObject table)
    {
        var json = new JsonObject
        {
            ["id"] = table.Id,
            ["name"] = table.Name,
            ["division"] = request.Center().Access.Division(table.DivisionId) is { } division ? CloudJson.Division(division) : null,
            ["description"] = table.Properties["description"].Text() ?? string.Empty,
            ["selfUri"] = $"/api/v2{Tables}/{table.Id}",
        };
        if (request.QueryList("expand").Contains("schema") || request.Method != "GET")
        {
            json["schema"] = table.Properties["schema"]?.DeepClone();
        }

        return json;
    }

    private static NamedObject Require(ApiRequest request)
    {
        var id = request.Route("datatableId");
        return request.Center().Objects.Find(ObjectKind.DataTable, id) ?? throw Refuse(StatusCodes.Status404NotFound, "flows.datatables.table.not.found", $"The data table '{id}' could not be found.");
    }

    private static JsonObject RequireRow(ApiRequest request, NamedObject table)
    {
        var key = request.Route("rowId");
        return request.Center().Objects.Row(table.Id, key) ?? throw Refuse(StatusCodes.Status404NotFound, "flows.datatables.row.not.found", $"The row '{key}' could not be found.");
    }

    private static void CheckColumns(NamedObject table, JsonObject row)
    {
        var columns = Columns(table.Properties).ToList();
        if (row.FirstOrDefault(cell => !columns.Contains(cell.Key)).Key is { } unknown)
        {
            throw Refuse(StatusCodes.Status400BadRequest, "flows.datatables.schema.exception", $"The data table has no field '{unknown}'.");
        }
    }

    private static IEnumerable<string> Columns(JsonObject properties) => (properties["schema"]?["properties"] as JsonObject)?.Select(column => column.Key) ?? [];

    private static string Name(JsonObject body) =>
        body["name"].Text() is { Length: > 0 } name ? name : throw Refuse(StatusCodes.Status400BadRequest, "flows.datatables.syntax.error", "The name of the data table is missing.");

    private static JsonObject Properties(JsonObject body) => body["schema"] is JsonObject schema && schema["properties"] is JsonObject columns && columns.ContainsKey("key")
        ? new JsonObject { ["description"] = body["description"]?.DeepClone(), ["schema"] = schema.DeepClone() }
        : throw Refuse(StatusCodes.Status400BadRequest, "flows.datatables.schema.exception", "The schema of the data table has no property 'key'.");

    private static void RequireFree(ApiRequest request, string name, string? except)
    {
        if (request.Center().Objects.ToList(ObjectKind.DataTable).Any(table => table.Id != except && table.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refuse(StatusCodes.Status409Conflict, "flows.datatables.not.unique", $"A data table with the name '{name}' already exists.");
        }
    }

    private static string? DivisionId(ApiRequest request, JsonObject body) => (body["division"] as JsonObject)?["id"].Text() is { } id ? request.Center().Access.Division(id)?.Id : null;

    private static RefusalException Refuse(int status, string code, string message) => new(status, code, message);
}
