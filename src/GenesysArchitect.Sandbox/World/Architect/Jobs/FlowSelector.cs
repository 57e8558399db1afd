namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>Finds the flows that an export or a validation names.</summary>
internal sealed class FlowSelector(FlowCatalog flows)
{
    internal Flow? Find(FlowSelection selection)
    {
        var flow = selection switch
        {
            { Id: { } id } => flows.Find(id),
            { Name: { } name, Type: { } type } => flows.Named(type, name),
            _ => null,
        };
        return flow is { Deleted: false } ? flow : null;
    }

    /// <summary>The flow and the version that is asked for, or null and what is wrong.</summary>
    internal (Flow Flow, FlowVersion Version)? FindVersion(FlowSelection selection, out string? problem)
    {
        problem = null;
        if (Find(selection) is not { } flow)
        {
            problem = selection.Id is { } id ? $"Could not find the flow with id '{id}'." : $"Could not find the flow with the name '{selection.Name}' and the type '{selection.Type}'.";
            return null;
        }

        // Without a version the newest is meant, a draft too: by id alone not what is in use.
        var version = selection.Version is { } asked ? flow.Version(asked) : flow.Newest;
        if (version is null)
        {
            problem = $"Could not find the version '{selection.Version}' of the flow '{flow.Name}'.";
            return null;
        }

        return (flow, version);
    }
}
