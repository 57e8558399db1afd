using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>Lists of flows.</summary>
internal static class FlowListCalls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", "/flows", List, "architect:flow:view"),
        CloudCall.Of("GET", "/flows/lookup", Lookup, "architect:flow:view"),
        CloudCall.Of("GET", "/flows/divisionviews", ListViews, "architect:flow:search"),
    ];

    private static Answer List(ApiRequest request)
    {
        var withSchemas = request.QueryFlag("includeSchemas") == true;
        return Listing.Of(request, request.Center().Flows.List(Query(request, "architect:flow:view")), flow => FlowJson.Write(request, flow, withSchemas));
    }

    private static Answer Lookup(ApiRequest request)
    {
        _ = request.RequiredQuery("id");
        var query = new FlowQuery
        {
            Ids = request.QueryList("id"),
            VisibleDivisionIds = Visible(request, "architect:flow:view"),
            SortBy = request.Query("sortBy") ?? "id",
            Descending = IsDescending(request),
        };
        return Listing.Of(request, request.Center().Flows.List(query), flow => FlowJson.Write(request, flow));
    }

    private static Answer ListViews(ApiRequest request)
    {
        var withSchemas = request.QueryFlag("includeSchemas") == true;
        return Listing.Of(request, request.Center().Flows.List(Query(request, "architect:flow:search")), flow => FlowJson.WriteDivisionView(request, flow, withSchemas));
    }

    private static FlowQuery Query(ApiRequest request, string permission) => new()
    {
        Types = [.. request.QueryList("type").Select(Type)],
        Ids = request.QueryList("id"),
        DivisionIds = request.QueryList("divisionId"),
        VisibleDivisionIds = Visible(request, permission),
        Name = request.Query("name"),
        Description = request.Query("description"),
        NameOrDescription = request.Query("nameOrDescription"),
        PublishedVersionId = request.Query("publishVersionId"),
        EditableBy = request.Query("editableBy"),
        LockedBy = request.Query("lockedBy"),
        LockedByClient = request.Query("lockedByClientId"),
        Secure = Secure(request),
        WithDeleted = request.QueryFlag("deleted") == true,
        VirtualAgent = request.QueryFlag("virtualAgentEnabled"),
        PublishedAfter = request.QueryMoment("publishedAfter"),
        PublishedBefore = request.QueryMoment("publishedBefore"),
        SortBy = request.Query("sortBy") ?? "id",
        Descending = IsDescending(request),
    };

    // Null when the client sees all divisions, as most do: nothing has to be checked then.
    private static HashSet<string>? Visible(ApiRequest request, string permission)
    {
        var client = request.Client;
        var visible = client.Grants.Where(grant => grant.Role.Allows(permission)).Select(grant => grant.DivisionId).ToHashSet(StringComparer.Ordinal);
        return request.Center().Access.Divisions.All(division => visible.Contains(division.Id)) ? null : visible;
    }

    private static string Type(string text) =>
        FlowTypes.IsKnown(text.ToUpperInvariant()) ? text.ToUpperInvariant() : throw CloudRequest.InvalidParameter("type", text);

    private static string? Secure(ApiRequest request) => request.Query("secure") switch
    {
        null or "any" or "checkedin" or "published" => request.Query("secure"),
        { } other => throw CloudRequest.InvalidParameter("secure", other),
    };

    private static bool IsDescending(ApiRequest request) => request.Query("sortOrder")?.StartsWith("desc", StringComparison.OrdinalIgnoreCase) == true;
}
