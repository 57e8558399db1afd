using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What a flow shall become, out of what is desired and what is live.</summary>
/// <param name="Content">The flow as it shall be, without a version.</param>
/// <param name="Conflicts">The places that others have changed as well since the wish's base was read.</param>
internal sealed record FlowTarget(JsonElement Content, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Makes it out.</summary>
    /// <param name="desired">What is desired; its definition is an object.</param>
    /// <param name="live">The flow as it is; null when it is to be created.</param>
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

        // A merge in which only we changed something comes to what we wish, in the order of what is there.
        return desired.IsWhole || FlowDocument.IsWhole(desired.Definition)
            ? Merge(live.Content, definition, live, ConflictPolicy.Fail)
            : new FlowTarget(DefinitionOverlay.Apply(live.Content, definition), []);
    }

    /// <summary>Brings what is desired together with what is there now.</summary>
    public static FlowTarget Merge(JsonElement original, JsonElement desired, FlowDocument now, ConflictPolicy policy)
    {
        var merged = ThreeWayMerge.Merge(now.NormalizedLike(original), now.NormalizedLike(desired), now.Content, policy == ConflictPolicy.Ours ? MergeSide.Ours : MergeSide.Theirs);
        return new FlowTarget(merged.Document, merged.Conflicts);
    }
}
