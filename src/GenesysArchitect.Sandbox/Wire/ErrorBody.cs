using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.Wire;

/// <summary>The platform's error shape.</summary>
internal static class ErrorBody
{
    internal static Answer From(RefusalException refusal, string contextId)
    {
        var answer = Answer.Json(refusal.Status, Write(refusal, contextId));
        return refusal.Headers.Aggregate(answer, (whole, header) => whole.With(header.Key, header.Value));
    }

    private static JsonObject Write(RefusalException refusal, string contextId)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in refusal.Parameters)
        {
            parameters[name] = value;
        }

        var body = new JsonObject
        {
            ["message"] = refusal.Message,
            ["code"] = refusal.Code,
            ["status"] = refusal.Status,
            ["messageParams"] = parameters,
            ["contextId"] = contextId,
            ["details"] = refusal.Fields.Select(field => (JsonNode?)Detail(field)).ToJsonArray(),
            ["errors"] = refusal.Fields.Select(field => (JsonNode?)new JsonObject
            {
                ["message"] = $"{field.Field} {field.Message}",
                ["code"] = field.Code,
                ["status"] = refusal.Status,
                ["messageParams"] = new JsonObject { ["field"] = field.Field },
            }).ToJsonArray(),
        };
        if (refusal.Limit is var (space, key, bound))
        {
            body["limit"] = new JsonObject { ["namespace"] = space, ["key"] = key, ["value"] = bound };
        }

        return body;
    }

    private static JsonObject Detail(FieldProblem field) => field.EntityId is null
        ? new JsonObject { ["errorCode"] = field.Code, ["fieldName"] = field.Field }
        : new JsonObject { ["errorCode"] = field.Code, ["entityId"] = field.EntityId, ["entityName"] = field.EntityName };
}
