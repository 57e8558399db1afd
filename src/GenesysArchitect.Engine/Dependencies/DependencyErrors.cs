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
            Remedies = [new("Publish the flow again, so that the platform has a definition that can be read. What it depends on is not in the graph.")],
        };

    public static GcException NoSuchAction(string actionId) =>
        new(ErrorIds.DependencyMissing, ErrorKind.NotFound, $"Read action '{actionId}': the platform has no data action of that id.")
        {
            Target = actionId,
            Remedies = [new("Correct the flows that use it, or restore it from the integration it belonged to.")],
        };

    public static GcException Conflict(GcVersionConflict conflict) =>
        new(ErrorIds.DependencyConflict, ErrorKind.Conflict, conflict.Message)
        {
            Target = conflict.ActionId,
            Remedies = [new("Widen one of the ranges, or publish a version of the action that satisfies all of them."), new("To select a version anyway and mark it, choose which one.", new UseOption(EngineOption.Fallback))],
        };

    public static GcException Conflicts(IReadOnlyList<GcVersionConflict> conflicts) =>
        new(ErrorIds.DependencyConflict, ErrorKind.Conflict, $"{(conflicts.Count == 1 ? "1 data action has" : $"{conflicts.Count} data actions have")} no version that satisfies all constraints: {string.Join(", ", conflicts.Select(conflict => $"'{conflict.ActionId}'").Distinct().Take(10))}{(conflicts.Count > 10 ? ", …" : string.Empty)}.")
        {
            Target = conflicts[0].ActionId,
            Remedies = [new("Fix the conflicts listed. Nothing was locked or stored.")],
        };

    public static GcException Cycle(DependencyCycle cycle) =>
        new(ErrorIds.DependencyCycle, ErrorKind.InvalidInput, $"These depend on each other in a cycle: {cycle}.{(cycle.ComponentSize > cycle.Nodes.Count ? $" {cycle.ComponentSize} flows and actions in all reach each other there." : string.Empty)}")
        {
            Target = cycle.Nodes[0].Id,
            Remedies = [new("Take one of these references out: there is no order to deploy them in.")],
        };

    /// <summary>Why no lock may be made of a resolution; null where one may.</summary>
    public static GcException? Unlockable(GcDependencyResolution resolution)
    {
        var reason = resolution switch
        {
            { Cycles.Count: > 0 and var cycles } => $"{cycles} {(cycles == 1 ? "cycle goes" : "cycles go")} through its flows and actions",
            { Incomplete: true } => $"{resolution.Problems.Count} {(resolution.Problems.Count == 1 ? "flow or action" : "flows and actions")} could not be read, so that it would lack what they use",
            _ => null,
        };
        return reason is null ? null : new GcException(ErrorIds.LockRefused, ErrorKind.InvalidInput, $"No lock is written: {reason}.")
        {
            Remedies = [new("Fix the problems listed, and resolve again. An existing lock was not changed.")],
        };
    }

    public static GcException LockDiffers(string path, IReadOnlyList<GcLockDifference> differences)
    {
        const int most = 20;
        var shown = string.Concat(differences.Take(most).Select(difference => $"{Environment.NewLine}  {difference}"));
        var more = differences.Count > most ? $"{Environment.NewLine}  … and {differences.Count - most} more" : string.Empty;
        var what = differences.Count == 0 ? "it was made for other flows or another environment, or other flows or references use no action" : $"{differences.Count} {(differences.Count == 1 ? "use differs" : "uses differ")}:{shown}{more}";
        return new GcException(ErrorIds.LockDiffers, ErrorKind.Conflict, $"{path}: the existing lock holds something else: {what}")
        {
            Target = path,
            Remedies = [new("The lock was not changed; if the difference is intended, replace it.", new UseOption(EngineOption.UpdateLock))],
        };
    }

    public static GcException RegistryRefused(Uri registry, GcException why) =>
        new(ErrorIds.RegistryRefused, why.Kind, $"Store the lock in the registry at {registry.Host}: {why.Message}", why)
        {
            Target = registry.Host,
            Status = why.Status,
            PlatformCode = why.PlatformCode,
            Remedies =
            [
                why.Status switch
                {
                    401 or 403 => new("Check the registry's own token; the platform's token is never sent there.", new UseOption(EngineOption.RegistryToken)),
                    409 => new("The registry holds another lock there, which is never replaced: export to another address."),
                    _ => new("Check the registry's address, and try again: the same lock is never stored twice."),
                },
            ],
        };
}
