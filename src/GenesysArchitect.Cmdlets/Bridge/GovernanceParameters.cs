using System.Management.Automation;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Webhooks;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// What can be said to each cmdlet that changes something. Such cmdlets share what they are about with others that
/// only look, and which must not have these parameters: therefore they are no base class, and are handed over by
/// <see cref="IDynamicParameters"/>.
/// </summary>
public sealed class GovernanceParameters
{
    /// <summary>
    /// <para type="description">The addresses that are told of what becomes of it: https, or http on this machine. The address of a Teams workflow or of a Slack webhook is a secret: rather than on a line that is kept in a history, give it in the environment.</para>
    /// <para type="default">GENESYS_WEBHOOK_URL; several are separated by blanks or commas</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? NotifyUri { get; set; }

    /// <summary>
    /// <para type="description">What these addresses understand.</para>
    /// <para type="default">GENESYS_WEBHOOK_FORMAT, or Json</para>
    /// </summary>
    [Parameter]
    public WebhookFormat? NotifyFormat { get; set; }

    /// <summary>
    /// <para type="description">Which events are told: deployment.completed, deployment.stuck, bot.published, bot.rolledback, flow.updated; wildcards are understood.</para>
    /// <para type="default">GENESYS_WEBHOOK_EVENTS, or all</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WebhookEventCompleter))]
    public string[]? NotifyEvent { get; set; }

    /// <summary>
    /// <para type="description">The secret that deliveries are signed with.</para>
    /// <para type="default">GENESYS_WEBHOOK_SECRET</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? NotifySecret { get; set; }

    /// <summary>
    /// <para type="description">How long the end waits at most for deliveries that have not arrived: seconds, text such as 90s, 10m or 1h, or a TimeSpan. What has not arrived by then is kept, and sent by the next run that notifies or by Send-GcPendingWebhook.</para>
    /// <para type="default">10 seconds</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan? NotifyTimeout { get; set; }
}
