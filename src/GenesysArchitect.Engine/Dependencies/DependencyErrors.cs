using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What there is to say when dependencies cannot be resolved.</summary>
internal static class DependencyErrors
{
    public static GcException Unreadable(DependencyNode node, FlowVersionListing version, string problem) =>
        new(ErrorIds.DependencyUnreadable, ErrorKind.Protocol, $"Read {node}: version '{version.Version}'{(version.EnvironmentId is { } environment ? $" in environment '{environment}'" : string.Empty)}: {problem}.")
        {
            Target = node.Id,
            Remedy = "Publish the flow anew, so that the platform has a definition that can be read. What it depends on is not in the graph.",
        };

    public static GcException NoSuchAction(string actionId) =>
        new(ErrorIds.DependencyMissing, ErrorKind.NotFound, $"Read action '{actionId}': the platform has no data action of that id.")
        {
            Target = actionId,
            Remedy = "Correct the flows that use it, or restore it from the integration it belonged to.",
        };
}
