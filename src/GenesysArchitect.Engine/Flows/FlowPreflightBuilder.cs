using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Finds out what bringing a flow to what is desired would change, and what is wrong with that.</summary>
internal static class FlowPreflightBuilder
{
    /// <summary>What is wrong with a definition in itself, whatever the organization has.</summary>
    public static IReadOnlyList<FlowFinding> CheckShape(Flow desired) => FlowShape.CheckDefinition(desired.Definition, desired.Base).Select(finding => finding.In(desired)).ToArray();

    public static async Task<FlowPreflight> MakeAsync(Flow desired, FlowDocument? live, PlannedFlows outlook, CancellationToken cancellationToken)
    {
        var target = outlook.TargetOf(desired, live);
        var findings = FlowShape.CheckFlow(target.Content).Concat(FlowLifecycle.Check(desired.Id, target.Content, live)).ToList();
        var awaited = new List<FlowId>();

        // An archived flow calls nothing, so that it can be archived whatever has become of what it called.
        if (findings.Count == 0 && FlowDocument.TextOf(target.Content, FlowDocument.StateProperty) != LifecycleState.Archived.Value)
        {
            findings.AddRange(await new ReferenceCheck(outlook).CheckAsync(desired.Id, target.Content, cancellationToken));
            foreach (var reference in await outlook.ReferencesAsync(desired.Id, cancellationToken))
            {
                if (reference != desired.Id && await outlook.IsBroughtAboutAsync(reference, cancellationToken))
                {
                    awaited.Add(reference);
                }
            }
        }

        var diff = StructuralDiff.Between(live?.Content ?? FlowDocument.Nothing, target.Content, ArrayMatching.ById);
        return new FlowPreflight(live, target.Content, diff, findings.ConvertAll(finding => finding.In(desired)), target.Conflicts) { Awaited = awaited };
    }

    /// <summary>What the change means to callers.</summary>
    public static IEnumerable<string> Reasons(FlowPreflight preflight)
    {
        var state = FlowDocument.TextOf(preflight.Target, FlowDocument.StateProperty);
        if (preflight.Live?.State == LifecycleState.Published && state != LifecycleState.Published.Value)
        {
            yield return $"takes the flow out of service ({LifecycleState.Published} → {state})";
        }

        var removed = preflight.Diff.Removed.Count(path => path.EndsWith(']'));
        if (removed > 0)
        {
            yield return removed == 1 ? "removes 1 block or reference" : $"removes {removed} blocks or references";
        }
    }

    /// <summary>What is worth knowing and stops nothing.</summary>
    public static IEnumerable<string> Notes(Flow desired, FlowPreflight preflight)
    {
        // Somebody may have edited the file for long, and may not know what others did meanwhile.
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
