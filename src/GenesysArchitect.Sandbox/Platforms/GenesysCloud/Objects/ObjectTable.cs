using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>The kinds of objects that are read and changed in the same way.</summary>
internal static class ObjectTable
{
    internal static IReadOnlyList<ObjectRoutes> All { get; } =
    [
        new(ObjectKind.Queue, "/routing/queues")
        {
            Entity = "routing:queue", Properties = ["description", "queueFlow", "emailInQueueFlow", "messageInQueueFlow", "whisperPrompt", "onHoldPrompt", "skillEvaluationMethod"],
            HasDates = true, CanAdd = true, CanEdit = true, DeleteStatus = 200, HasDivisionViews = true,
        },
        new(ObjectKind.Skill, "/routing/skills")
        {
            Entity = "routing:skill", HasState = true, HasModified = true, HasTextVersion = true, CanAdd = true, DeleteStatus = 200,
            AddPermissions = ["routing:skill:manage", "routing:skill:create"], DeletePermissions = ["routing:skill:manage", "routing:skill:delete"],
        },
        new(ObjectKind.Language, "/routing/languages")
        {
            HasState = true, HasModified = true, HasTextVersion = true, CanAdd = true, DeleteStatus = 204,
            AddPermissions = ["routing:skill:manage"], DeletePermissions = ["routing:skill:manage"],
        },
        new(ObjectKind.WrapUpCode, "/routing/wrapupcodes")
        {
            Entity = "routing:wrapupCode", Properties = ["description"], HasDates = true, CanAdd = true, CanEdit = true, DeleteStatus = 200, HasDivisionViews = true,
        },
        new(ObjectKind.Schedule, "/architect/schedules")
        {
            Entity = "routing:schedule", Properties = ["description", "start", "end", "rrule"], HasState = true, IsLocked = true, HasDates = true,
            CanAdd = true, CanEdit = true, DeleteStatus = 200, HasDivisionViews = true,
        },
        new(ObjectKind.ScheduleGroup, "/architect/schedulegroups")
        {
            Entity = "routing:scheduleGroup", Properties = ["description", "timeZone", "openSchedules", "closedSchedules", "holidaySchedules"], HasState = true, IsLocked = true,
            HasDates = true, CanAdd = true, CanEdit = true, DeleteStatus = 200, HasDivisionViews = true,
        },
        new(ObjectKind.EmergencyGroup, "/architect/emergencygroups")
        {
            Entity = "routing:emergencyGroup", Properties = ["description", "enabled", "emergencyCallFlows"], HasState = true, IsLocked = true, HasDates = true,
            CanAdd = true, CanEdit = true, DeleteStatus = 204, HasDivisionViews = true,
        },
        new(ObjectKind.Ivr, "/architect/ivrs")
        {
            Entity = "routing:callRoute", Properties = ["description", "dnis", "openHoursFlow", "closedHoursFlow", "holidayHoursFlow", "scheduleGroup"], HasState = true, IsLocked = true,
            HasDates = true, CanAdd = true, CanEdit = true, DeleteStatus = 200, HasDivisionViews = true,
        },
        new(ObjectKind.Outcome, "/flows/outcomes")
        {
            Entity = "architect:flowOutcome", Properties = ["description"], CanAdd = true, CanEdit = true, HasDivisionViews = true,
        },
        new(ObjectKind.Milestone, "/flows/milestones")
        {
            Entity = "architect:flowMilestone", Properties = ["description"], CanAdd = true, CanEdit = true, DeleteStatus = 200, HasDivisionViews = true,
        },
        new(ObjectKind.Grammar, "/architect/grammars") { Entity = "architect:grammar", Properties = ["description"] },
        new(ObjectKind.SystemPrompt, "/architect/systemprompts") { Entity = "architect:systemPrompt", Properties = ["description"] },
        new(ObjectKind.ContactList, "/outbound/contactlists") { Entity = "outbound:contactList", Properties = ["columnNames", "phoneColumns"], HasDates = true, IsLocked = true },
        new(ObjectKind.KnowledgeBase, "/knowledge/knowledgebases") { Entity = "knowledge:knowledgebase", Properties = ["coreLanguage", "description", "published"], HasDates = true, IsUnnumbered = true },
        new(ObjectKind.Script, "/scripts") { Entity = "scripter:script" },
        new(ObjectKind.User, "/users") { Properties = ["email"], HasState = true },
        new(ObjectKind.Group, "/groups") { Properties = ["description"], HasState = true },
        new(ObjectKind.Integration, "/integrations") { Entity = "integrations:integration" },
    ];
}
