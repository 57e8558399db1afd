using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>Completes the events that receivers of webhooks are told of.</summary>
public sealed class WebhookEventCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words => WebhookEvents.All.Select(name => (name, name));
}
