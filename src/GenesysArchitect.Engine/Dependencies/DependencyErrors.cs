using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The errors of resolving dependencies.</summary>
internal static class DependencyErrors
{
    public static GcException Unreadable(DependencyNode node, FlowVersionListing version, string problem) =>
        new(ErrorIds.DependencyUnreadable, ErrorKind.Protocol, $"Read {node}: version '{version.Version}'{(version.EnvironmentId is { } environment ? $" in environment '{environment}'" : string.Empty)}: {problem}.")
        {
            Target = node.Id,
            Remedies = [new("Publish the flow again, so that the platform has a readable definition. Its dependencies are missing from the graph.")],
        };

    public static GcException NoSuchAction(string actionId) =>
        new(ErrorIds.DependencyMissing, ErrorKind.NotFound, $"Read action '{actionId}': the platform has no data action with this id.")
        {
            Target = actionId,
            Remedies = [new("Correct the flows that use it, or restore it in the integration it belonged to.")],
        };

    public static GcException Conflict(GcVersionConflict conflict) =>
        new(ErrorIds.DependencyConflict, ErrorKind.Conflict, conflict.Message)
        {
            Target = conflict.ActionId,
            Remedies = [new("Widen one of the ranges, or publish a version of the action that satisfies all of them."), new("To select a version anyway and mark it as a conflict, choose a fallback.", new UseOption(EngineOption.Fallback))],
        };

    public static GcException Conflicts(IReadOnlyList<GcVersionConflict> conflicts) =>
        new(ErrorIds.DependencyConflict, ErrorKind.Conflict, $"{(conflicts.Count == 1 ? "1 data action has" : $"{conflicts.Count} data actions have")} no version that satisfies all constraints: {string.Join(", ", conflicts.Select(conflict => $"'{conflict.ActionId}'").Distinct().Take(10))}{(conflicts.Count > 10 ? ", …" : string.Empty)}.")
        {
            Target = conflicts[0].ActionId,
            Remedies = [new("Fix the conflicts listed. Nothing was locked or stored.")],
        };

    public static GcException Cycle(DependencyCycle cycle) =>
        new(ErrorIds.DependencyCycle, ErrorKind.InvalidInput, $"Dependency cycle: {cycle}.{(cycle.ComponentSize > cycle.Nodes.Count ? $" {cycle.ComponentSize} flows and actions belong to this cyclic component in total." : string.Empty)}")
        {
            Target = cycle.Nodes[0].Id,
            Remedies = [new("Remove one of these references: resources in a cycle cannot be ordered for deployment.")],
        };

    /// <summary>Why a resolution cannot be locked; null if it can.</summary>
    public static GcException? LockBlocker(GcDependencyResolution resolution)
    {
        var reason = resolution switch
        {
            { Cycles.Count: > 0 and var cycles } => $"{cycles} {(cycles == 1 ? "cycle goes" : "cycles go")} through its flows and actions",
            { Incomplete: true } => $"{resolution.Problems.Count} {(resolution.Problems.Count == 1 ? "flow or action" : "flows and actions")} could not be read, so their dependencies would be missing",
            _ => null,
        };
        return reason is null ? null : new GcException(ErrorIds.LockRefused, ErrorKind.InvalidInput, $"The lock was not written: {reason}.")
        {
            Remedies = [new("Fix the problems listed, then resolve again. An existing lock was not changed.")],
        };
    }

    public static GcException LockDiffers(string path, IReadOnlyList<GcLockDifference> differences)
    {
        const int most = 20;
        var shown = string.Concat(differences.Take(most).Select(difference => $"{Environment.NewLine}  {difference}"));
        var more = differences.Count > most ? $"{Environment.NewLine}  … and {differences.Count - most} more" : string.Empty;
        var what = differences.Count == 0 ? "it was created for other flows or another environment, or flows or references that use no action have changed" : $"{differences.Count} {(differences.Count == 1 ? "use differs" : "uses differ")}:{shown}{more}";
        return new GcException(ErrorIds.LockDiffers, ErrorKind.Conflict, $"{path}: the existing lock differs: {what}")
        {
            Target = path,
            Remedies = [new("The lock was not changed. If the difference is intended, replace it.", new UseOption(EngineOption.UpdateLock))],
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
                    409 => new("The registry contains a different lock at this address, which is never replaced: export to another address."),
                    _ => new("Check the registry's address, then try again: the same lock is never stored twice."),
                },
            ],
        };
}
