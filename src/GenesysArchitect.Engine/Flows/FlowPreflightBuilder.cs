using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Determines what applying a desired flow would change, and the errors that prevent it.</summary>
internal static class FlowPreflightBuilder
{
    /// <summary>The errors in a definition that do not depend on the organization.</summary>
    public static IReadOnlyList<GcFlowFinding> CheckShape(Flow desired) => FlowShape.CheckDefinition(desired.Definition, desired.Base).Select(finding => finding.In(desired)).ToArray();

    public static async Task<FlowPreflight> MakeAsync(Flow desired, FlowDocument? live, PlannedFlows outlook, CancellationToken cancellationToken)
    {
        var target = outlook.TargetOf(desired, live);
        var findings = FlowShape.CheckFlow(target.Content).Concat(FlowLifecycle.Check(desired.Id, target.Content, live)).ToList();
        var awaited = new List<FlowId>();

        // An archived flow calls nothing, so it can be archived regardless of the state of its references.
        if (findings.Count == 0 && FlowDocument.TextOf(target.Content, FlowDocument.StateProperty) != LifecycleState.Archived.Value)
        {
            findings.AddRange(await new ReferenceCheck(outlook).CheckAsync(desired.Id, target.Content, cancellationToken));
            foreach (var reference in await outlook.ReferencesAsync(desired.Id, cancellationToken))
            {
                if (reference != desired.Id && await outlook.BecomesUsableAsync(reference, cancellationToken))
                {
                    awaited.Add(reference);
                }
            }
        }

        var diff = StructuralDiff.Between(live?.Content ?? FlowDocument.Nothing, target.Content, ArrayMatching.ById);
        return new FlowPreflight(live, target.Content, diff, findings.ConvertAll(finding => finding.In(desired)), target.Conflicts) { UsableAfterPlan = awaited };
    }

    /// <summary>The impact of the change on callers.</summary>
    public static IEnumerable<string> Reasons(FlowPreflight preflight)
    {
        if (IsTakenOutOfService(preflight))
        {
            yield return $"takes the flow out of service ({LifecycleState.Published} → {StateOf(preflight)})";
        }

        var removed = preflight.Diff.Removed.Count(path => path.EndsWith(']'));
        if (removed > 0)
        {
            yield return removed == 1 ? "removes 1 block or reference" : $"removes {removed} blocks or references";
        }
    }

    private static bool IsTakenOutOfService(FlowPreflight preflight) =>
        preflight.Live?.State == LifecycleState.Published && StateOf(preflight) != LifecycleState.Published.Value;

    private static string? StateOf(FlowPreflight preflight) => FlowDocument.TextOf(preflight.Target, FlowDocument.StateProperty);

    /// <summary>Notes that do not block the change.</summary>
    public static IEnumerable<string> Notes(Flow desired, FlowPreflight preflight)
    {
        // The file may have been edited for a long time, without knowledge of changes made by others.
        if (desired.Source is not null && preflight is { Live.Version: { } now, Diff.IsEmpty: false } && FlowDocument.IsWhole(desired.Definition) && FlowDocument.Of(desired.Definition).Version is { } read && read < now)
        {
            yield return $"The snapshot was taken at version {read}, and the flow is at version {now}: changes made since then are reverted.";
        }

        if (preflight.Conflicts.Count > 0 && desired.ConflictPolicy != ConflictPolicy.Fail)
        {
            yield return $"Others have also changed {string.Join(", ", preflight.Conflicts.Select(conflict => conflict.Path))}; {(desired.ConflictPolicy == ConflictPolicy.Ours ? "the desired values are applied" : "their values are kept")}.";
        }
    }
}
