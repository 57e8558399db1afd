using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Auditing;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Auditing;

/// <summary>Queries for who changed what.</summary>
internal static class AuditCalls
{
    private const string View = "audits:audit:view";
    private const int LargestPage = 500;
    private static readonly string[] Actions = ["Create", "Update", "Checkout", "Checkin", "Save", "Revert", "Publish", "Deactivate", "Delete"];

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/audits/query", Start, View),
        CloudCall.Of("POST", "/audits/query/realtime", Realtime, View),
        CloudCall.Of("GET", "/audits/query/servicemapping", _ => Answer.Ok(Services()), View),
        CloudCall.Of("GET", "/audits/query/realtime/servicemapping", _ => Answer.Ok(Services()), View),
        CloudCall.Of("GET", "/audits/query/{transactionId}", Read, View),
        CloudCall.Of("GET", "/audits/query/{transactionId}/results", Results, View),
    ];

    private static Answer Start(ApiRequest request)
    {
        var id = request.Center().Audit.Start(ReadQuery(request.ReadObject()));
        return Answer.Ok(Write(request, id));
    }

    private static Answer Read(ApiRequest request) => Answer.Ok(Write(request, request.Route("transactionId")));

    private static Answer Results(ApiRequest request)
    {
        var id = request.Route("transactionId");
        var (query, _, state) = request.Center().Audit.Require(id);
        if (state != "Succeeded")
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "bad.request", $"The query '{id}' has no results yet: it is {state}.");
        }

        var size = request.Query("pageSize", 25, from: 1, to: LargestPage);
        var offset = request.Query("cursor") switch
        {
            null => 0,
            { } cursor when int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            { } other => throw CloudRequest.InvalidParameter("cursor", other),
        };
        var entries = request.Center().Audit.Run(query);
        var json = new JsonObject
        {
            ["id"] = id,
            ["pageSize"] = size,
            ["entities"] = entries.Skip(offset).Take(size).Select(Write).ToJsonArray(),
        };
        if (offset + size < entries.Count)
        {
            json["cursor"] = (offset + size).ToString(CultureInfo.InvariantCulture);
        }

        return Answer.Ok(json);
    }

    private static Answer Realtime(ApiRequest request)
    {
        var body = request.ReadObject();
        var size = body["pageSize"]?.GetValue<int>() ?? 25;
        var number = body["pageNumber"]?.GetValue<int>() ?? 1;
        if (size is < 1 or > LargestPage || number < 1)
        {
            throw CloudRequest.InvalidProperty("pageSize", "or pageNumber is out of range");
        }

        var entries = request.Center().Audit.Run(ReadQuery(body));
        return Answer.Ok(new JsonObject
        {
            ["entities"] = entries.Skip((number - 1) * size).Take(size).Select(Write).ToJsonArray(),
            ["pageSize"] = size,
            ["pageNumber"] = number,
            ["total"] = entries.Count,
            ["pageCount"] = Math.Max(1, (entries.Count + size - 1) / size),
        });
    }

    private static AuditQuery ReadQuery(JsonObject body)
    {
        if (body.RequiredText("interval").Split('/') is not [var from, var to]
            || !DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            || !DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end))
        {
            throw CloudRequest.InvalidProperty("interval", "must be two dates with a slash between them");
        }

        var filters = body["filters"] as JsonArray ?? [];
        return new AuditQuery
        {
            From = start,
            To = end,
            ServiceName = body.OptionalText("serviceName"),
            Filters = [.. filters.OfType<JsonObject>().Select(filter => (filter.RequiredText("property"), filter.RequiredText("value")))],
        };
    }

    private static JsonObject Write(ApiRequest request, string id)
    {
        var (query, started, state) = request.Center().Audit.Require(id);
        var json = new JsonObject
        {
            ["id"] = id,
            ["state"] = state,
            ["startDate"] = CloudJson.Time(started),
            ["interval"] = $"{CloudJson.Time(query.From)}/{CloudJson.Time(query.To)}",
            ["filters"] = query.Filters.Select(filter => new JsonObject { ["property"] = filter.Property, ["value"] = filter.Value }).ToJsonArray(),
        };
        if (query.ServiceName is { } service)
        {
            json["serviceName"] = service;
        }

        return json;
    }

    private static JsonObject Write(AuditEntry entry)
    {
        var json = new JsonObject
        {
            ["id"] = entry.Id,
            ["serviceName"] = "Architect",
            ["eventDate"] = CloudJson.Time(entry.At),
            ["action"] = entry.Action,
            ["level"] = "USER",
            ["status"] = "SUCCESS",
            ["entityType"] = entry.EntityType,
            ["entity"] = new JsonObject { ["id"] = entry.EntityId, ["name"] = entry.EntityName, ["selfUri"] = "/api/v2/flows/" + entry.EntityId },
            ["message"] = new JsonObject { ["message"] = $"{entry.Action} of {entry.EntityName}" },
            ["context"] = entry.VersionId is { } version ? new JsonObject { ["version"] = version } : new JsonObject(),
        };
        if (entry.By.IsClient)
        {
            json["client"] = CloudJson.AddressableReference(entry.By.Id, "/api/v2/oauth/clients/");
        }
        else
        {
            json["user"] = CloudJson.User(entry.By);
        }

        return json;
    }

    private static JsonObject Services() => new()
    {
        ["services"] = new JsonArray(new JsonObject
        {
            ["name"] = "Architect",
            ["entities"] = new JsonArray(new JsonObject
            {
                ["name"] = "Flow",
                ["actions"] = Actions.ToJsonArray(),
            }),
        }),
    };
}
