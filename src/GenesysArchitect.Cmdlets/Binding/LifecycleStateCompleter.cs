using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Completes the states of a flow.</summary>
public sealed class LifecycleStateCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
        LifecycleState.All.Select(state => (state.Value, $"From {state} it can go to {string.Join(" or ", state.Next)}"));
}
