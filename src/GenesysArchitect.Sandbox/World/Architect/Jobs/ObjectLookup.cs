using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Yaml;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>
/// How Archy looks for the objects that a flow names. It works with the token of the client that registered the job, so the client
/// needs a permission for each kind.
/// </summary>
internal static class ObjectLookup
{
    // The requests are Archy's own and documented nowhere [?]; what counts is that the client's permissions decide.
    private static readonly Dictionary<string, (string Path, string[] Permissions)> Kinds = new()
    {
        [ObjectKind.Queue] = ("/api/v2/routing/queues/divisionviews", ["routing:queue:search", "routing:queue:view"]),
        [ObjectKind.Skill] = ("/api/v2/routing/skills", ["routing:skill:view"]),
        [ObjectKind.Language] = ("/api/v2/routing/languages", []),
        [ObjectKind.WrapUpCode] = ("/api/v2/routing/wrapupcodes", ["routing:wrapupCode:view", "routing:wrapupCode:search"]),
        [ObjectKind.DataAction] = ("/api/v2/integrations/actions", ["integrations:action:view", "bridge:actions:view"]),
        [ObjectKind.DataTable] = ("/api/v2/flows/datatables/divisionviews", ["architect:datatable:search", "architect:datatable:view"]),
        [ObjectKind.UserPrompt] = ("/api/v2/architect/prompts", ["architect:userPrompt:view"]),
        [ObjectKind.Schedule] = ("/api/v2/architect/schedules", ["routing:schedule:view", "routing:schedule:search"]),
        [ObjectKind.ScheduleGroup] = ("/api/v2/architect/schedulegroups", ["routing:scheduleGroup:view", "routing:scheduleGroup:search"]),
        [ObjectKind.EmergencyGroup] = ("/api/v2/architect/emergencygroups", ["routing:emergencyGroup:view", "routing:emergencyGroup:search"]),
        [ObjectKind.Script] = ("/api/v2/scripts/published", ["scripter:publishedScript:view"]),
        [ObjectKind.ContactList] = ("/api/v2/outbound/contactlists", ["outbound:contactList:view"]),
        [ObjectKind.KnowledgeBase] = ("/api/v2/knowledge/knowledgebases", ["knowledge:knowledgebase:view"]),
        [ObjectKind.Outcome] = ("/api/v2/flows/outcomes/divisionviews", ["architect:flowOutcome:search", "architect:flowOutcome:view"]),
        [ObjectKind.Milestone] = ("/api/v2/flows/milestones/divisionviews", ["architect:flowMilestone:search", "architect:flowMilestone:view"]),
        [ObjectKind.Group] = ("/api/v2/groups/search", []),
        [ObjectKind.User] = ("/api/v2/users/search", []),
        [ObjectKind.Division] = ("/api/v2/authorization/divisions", []),
    };

    private static readonly (string Path, string[] Permissions) Flows = ("/api/v2/flows/divisionviews", ["architect:flow:search", "architect:flow:view"]);

    /// <summary>The permissions of which the client needs one and has none; empty when it may look.</summary>
    internal static IReadOnlyList<string> MissingPermissions(FlowReference reference, OAuthClient client)
    {
        var permissions = For(reference).Permissions;
        return permissions.Length == 0 || permissions.Any(client.Holds) ? [] : permissions;
    }

    internal static LookupTrace Trace(FlowReference reference, bool permitted)
    {
        var (path, permissions) = For(reference);
        var query = $"?name={Uri.EscapeDataString(reference.Name)}&pageNumber=1&pageSize=25";
        var correlationId = Guid.NewGuid().ToString();
        return permitted
            ? new LookupTrace(path + query, 200, """{"entities":[],"pageSize":25,"pageNumber":1,"total":0,"pageCount":0}""", correlationId)
            : new LookupTrace(path + query, 403, $$"""{"message":"Unable to perform the requested action. You are missing the following permission(s): [{{string.Join(", ", permissions)}}]","code":"missing.any.permissions","status":403,"contextId":"{{correlationId}}"}""", correlationId);
    }

    private static (string Path, string[] Permissions) For(FlowReference reference) =>
        FlowTypes.FromDependencyType(reference.Kinds[0]) is not null ? Flows : Kinds.GetValueOrDefault(reference.Kinds[0], ("/api/v2/search", []));
}
