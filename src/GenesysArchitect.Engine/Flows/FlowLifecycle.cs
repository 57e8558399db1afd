using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The rules of changing a flow: its id is immutable, and only some state transitions are allowed.</summary>
internal static class FlowLifecycle
{
    private static readonly DocumentPath StatePath = DocumentPath.Root.Member(FlowDocument.StateProperty);

    /// <summary>A definition that changes only the state of a flow.</summary>
    public static JsonElement Only(LifecycleState state) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { [FlowDocument.StateProperty] = state.Value }, FlowJson.Default.DictionaryStringString);

    /// <summary>The errors of changing the live flow to the target.</summary>
    /// <param name="id">The id of the flow.</param>
    /// <param name="target">The desired flow.</param>
    /// <param name="live">The live flow; null if it is to be created.</param>
    public static IEnumerable<Finding> Check(FlowId id, JsonElement target, FlowDocument? live)
    {
        var stated = FlowDocument.TextOf(target, FlowDocument.IdProperty);
        if (stated != id.Value)
        {
            yield return new Finding(FlowRule.ImmutableId, DocumentPath.Root.Member(FlowDocument.IdProperty), $"the id of a flow cannot be changed: this is flow '{id}', but the definition {(stated is null ? "removes the id" : $"has the id '{stated}'")}.");
        }

        if (FlowDocument.TextOf(target, FlowDocument.StateProperty) is not { Length: > 0 } word)
        {
            yield break;
        }

        // The current state may be kept, even if it is unknown to this version.
        var state = new LifecycleState(word);
        if (live?.State == state)
        {
            yield break;
        }

        if (!LifecycleState.All.Contains(state))
        {
            yield return new Finding(FlowRule.Lifecycle, StatePath, $"'{state}' is not a valid flow state; use one of {string.Join(", ", LifecycleState.All)}.");
        }
        else if (live?.State is { } before && !before.Next.Contains(state))
        {
            yield return new Finding(FlowRule.Lifecycle, StatePath, $"a flow cannot change from {before} to {state}; allowed from {before}: {string.Join(" or ", before.Next)}.");
        }
    }
}
