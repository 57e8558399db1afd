using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>Completes the events that are sent to webhooks.</summary>
public sealed class WebhookEventCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words => ResourceDefinitions.Default.NotificationEvents.Select(name => (name, name));
}
