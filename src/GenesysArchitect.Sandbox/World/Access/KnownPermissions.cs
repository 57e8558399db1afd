namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>The permissions that the calls of the sandbox ask for; an OAuth client has all of them unless an option says otherwise.</summary>
internal static class KnownPermissions
{
    internal static IReadOnlyList<string> All { get; } =
    [
        .. Of("architect:flow", "view", "search", "add", "edit", "publish", "unlock", "delete"),
        .. Of("architect:job", "create", "view"),
        .. Of("architect:jobExport", "create", "view"),
        .. Of("architect:jobValidate", "create", "view"),
        .. Of("architect:dependencyTracking", "view", "rebuild"),
        .. Of("architect:userPrompt", "view", "add", "edit", "delete"),
        .. Of("architect:systemPrompt", "view", "edit"),
        .. Of("architect:grammar", "view"),
        .. Of("architect:datatable", "view", "search", "add", "edit", "delete"),
        .. Of("architect:datatableRow", "view", "add", "edit", "delete"),
        .. Of("architect:flowOutcome", "view", "search", "add", "edit"),
        .. Of("architect:flowMilestone", "view", "search", "add", "edit", "delete"),
        .. Of("routing:queue", "view", "search", "add", "edit", "delete"),
        .. Of("routing:skill", "view", "manage", "create", "update", "delete"),
        .. Of("routing:wrapupCode", "view", "search", "add", "edit", "delete"),
        .. Of("routing:callRoute", "view", "search", "add", "edit", "delete"),
        .. Of("routing:emergencyGroup", "view", "search", "add", "edit", "delete"),
        .. Of("routing:schedule", "view", "search", "add", "edit", "delete"),
        .. Of("routing:scheduleGroup", "view", "search", "add", "edit", "delete"),
        .. Of("integrations:integration", "view"),
        .. Of("integrations:action", "view", "add", "edit", "delete", "execute"),
        .. Of("languageUnderstanding:nluDomain", "view", "add", "edit", "delete"),
        .. Of("languageUnderstanding:nluDomainVersion", "view", "add", "edit", "delete"),
        .. Of("textbots:botFlowSession", "execute"),
        .. Of("audits:audit", "view"),
        .. Of("authorization:role", "view"),
        .. Of("authorization:division", "add", "edit", "delete"),
        .. Of("authorization:grant", "view", "add"),
        .. Of("oauth:client", "view"),
        .. Of("limits:organization", "view"),
        .. Of("scripter:script", "view"),
        .. Of("scripter:publishedScript", "view"),
        .. Of("outbound:contactList", "view"),
        .. Of("knowledge:knowledgebase", "view"),
        .. Of("responses:library", "view"),
        .. Of("responses:response", "view"),
        .. Of("directory:user", "view"),
    ];

    private static IEnumerable<string> Of(string entity, params string[] actions) => actions.Select(action => $"{entity}:{action}");
}
