using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What a flow may become of what it is: its id stays, and its state goes only where the platform lets it go.</summary>
internal static class FlowLifecycle
{
    private static readonly DocumentPath StatePath = DocumentPath.Root.Member(FlowDocument.StateProperty);

    /// <summary>A change of a flow's state, and of nothing else.</summary>
    public static JsonElement Only(LifecycleState state) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { [FlowDocument.StateProperty] = state.Value }, FlowJson.Default.DictionaryStringString);

    /// <summary>What is wrong with the step from what is live to what is desired.</summary>
    /// <param name="id">The flow.</param>
    /// <param name="target">The flow as it shall be.</param>
    /// <param name="live">The flow as it is; null when it is to be created.</param>
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

        // A state that it is in may stay, also one that is not known here.
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
