using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.World.Architect.Dependencies;

/// <summary>Keeps flows that are in use from being deleted or deactivated.</summary>
internal sealed class FlowUsers(DependencyIndex index)
{
    /// <summary>Requires that nothing uses a flow now.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="action"><c>delete</c> or <c>deactivate</c>.</param>
    /// <param name="except">Flows that do not count, since they are deleted as well; null for none.</param>
    /// <exception cref="RefusedException">Something uses it; the code names what.</exception>
    internal void RequireNone(Flow flow, string action, IReadOnlySet<string>? except)
    {
        var users = index.UsersOf(FlowTypes.DependencyType(flow.Type), flow.Id)
            .Where(user => user.Id != flow.Id && user.IsPublished && except?.Contains(user.Id) != true)
            .ToList();
        foreach (var (kind, suffix) in new[]
        {
            (ObjectKind.Ivr, "ivr.configs"), (ObjectKind.Queue, "queues"), (ObjectKind.EmergencyGroup, "emergency.groups"), (ObjectKind.Script, "composer.scripts"),
        })
        {
            if (users.Where(user => user.Kind == kind).ToList() is [_, ..] found)
            {
                throw InUse(flow, action, $"architect.flow.cannot.{action}.used.in.{suffix}", found);
            }
        }

        // Deactivation knows no code for flows: other flows that refer to it do not keep a flow from it.
        if (action == "delete" && users.Where(user => FlowTypes.FromDependencyType(user.Kind) is not null).ToList() is [_, ..] flows)
        {
            throw InUse(flow, action, "architect.flow.cannot.delete.used.in.flows", flows);
        }

        if (action == "delete" && users.Count > 0)
        {
            throw InUse(flow, action, "architect.dependency.object.in.use", users);
        }
    }

    private static RefusedException InUse(Flow flow, string action, string code, IReadOnlyList<Consumer> users) =>
        new(RefusalReason.Conflict, code, $"Unable to {action} the flow '{flow.Name}': it is used by {string.Join(", ", users.Select(user => $"'{user.Name}'").Distinct())}.")
        {
            Parameters = new Dictionary<string, string> { ["flowName"] = flow.Name },
            Fields = [.. users.Select(user => new Checks.FieldProblem(user.Kind, code, user.Name) { EntityId = user.Id, EntityName = user.Name })],
        };
}
