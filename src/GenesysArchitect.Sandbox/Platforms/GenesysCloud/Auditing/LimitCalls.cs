using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Auditing;

/// <summary>The limits of the organization.</summary>
internal static class LimitCalls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", "/organizations/limits/namespaces", request => Listing.Of(request, Limits(request).Keys, name => name, defaultSize: 100)),
        CloudCall.Of("GET", "/organizations/limits/namespaces/{namespaceName}", Read),
        CloudCall.Of("GET", "/organizations/limits/namespaces/{namespaceName}/defaults", Read),
    ];

    private static Answer Read(ApiRequest request)
    {
        var name = request.Route("namespaceName");
        if (!Limits(request).TryGetValue(name, out var limits))
        {
            throw RefusalException.NotFound("namespace", name);
        }

        return Answer.Ok(new JsonObject
        {
            ["entities"] = limits.Select(limit => new JsonObject { ["key"] = limit.Key, ["namespace"] = name, ["value"] = limit.Value }).ToJsonArray(),
        });
    }

    private static SortedDictionary<string, Dictionary<string, long>> Limits(ApiRequest request) => new(StringComparer.Ordinal)
    {
        ["architect"] = new() { ["flow.max"] = 5000, ["flow.version.max"] = 1000 },
        ["datatables"] = new() { ["datatable.max"] = 200, ["datatable.row.max"] = 5000 },
        ["platform.api"] = new()
        {
            ["client.credentials.token.rate.per.minute"] = request.Options.RateLimit,
            ["org.app.user.rate.per.minute"] = 300,
            ["org.user.rate.per.minute"] = 3000,
        },
    };
}
