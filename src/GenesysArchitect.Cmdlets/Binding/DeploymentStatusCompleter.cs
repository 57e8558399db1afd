using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Completes the platform's deployment statuses.</summary>
public sealed class DeploymentStatusCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words => DeploymentStatus.All.Select(status => (status.Value, status.Value));
}
