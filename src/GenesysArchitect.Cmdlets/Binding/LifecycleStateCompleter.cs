using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Completes the lifecycle states of a flow.</summary>
public sealed class LifecycleStateCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
        LifecycleState.All.Select(state => (state.Value, $"{state} can change to {string.Join(" or ", state.Next)}"));
}
