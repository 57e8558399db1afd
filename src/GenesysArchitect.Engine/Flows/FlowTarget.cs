using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The target of a change, computed from the desired and the live flow.</summary>
/// <param name="Content">The desired flow, without a version.</param>
/// <param name="Conflicts">The conflicts with changes that others have made since the base was read.</param>
internal sealed record FlowTarget(JsonElement Content, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Computes the target.</summary>
    /// <param name="desired">The desired state, whose definition is an object.</param>
    /// <param name="live">The live flow; null if it is to be created.</param>
    public static FlowTarget Of(Flow desired, FlowDocument? live)
    {
        var definition = FlowDocument.WithoutVersion(desired.Definition);
        if (live is null)
        {
            return new FlowTarget(DefinitionOverlay.Apply(FlowDocument.Named(desired.Id), definition), []);
        }

        if (desired.Base is { } original)
        {
            return Merge(FlowDocument.WithoutVersion(original), definition, live, desired.ConflictPolicy);
        }

        // A merge with changes only on our side yields the desired state in the live order.
        return desired.IsWhole || FlowDocument.IsWhole(desired.Definition)
            ? Merge(live.Content, definition, live, ConflictPolicy.Fail)
            : new FlowTarget(DefinitionOverlay.Apply(live.Content, definition), []);
    }

    /// <summary>Merges the desired state with the live flow.</summary>
    public static FlowTarget Merge(JsonElement original, JsonElement desired, FlowDocument now, ConflictPolicy policy)
    {
        var merged = ThreeWayMerge.Merge(now.NormalizedLike(original), now.NormalizedLike(desired), now.Content, policy == ConflictPolicy.Ours ? MergeSide.Ours : MergeSide.Theirs);
        return new FlowTarget(merged.Document, merged.Conflicts);
    }
}
