using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>
/// <para type="synopsis">Lists pending webhook deliveries.</para>
/// <para type="description">Notifications of a run are stored in an outbox on disk until they are delivered. Deliveries that are pending when a run ends are sent by the next run that sends notifications, or by Send-GcPendingWebhook. Only the host of a receiver's URL is shown, because the rest may be a secret. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>See what is pending, and why</para>
/// <code>
/// PS> Get-GcPendingWebhook | Format-Table HostName, Event, Attempts, LastError
/// </code>
/// </example>
/// <example>
/// <para>Send the pending deliveries of one receiver</para>
/// <code>
/// PS> Get-GcPendingWebhook -HostName hooks.example.com | Send-GcPendingWebhook
/// </code>
/// </example>
/// <seealso cref="SendGcPendingWebhookCommand"/>
[Cmdlet(VerbsCommon.Get, "GcPendingWebhook")]
[OutputType(typeof(GcPendingWebhook))]
public sealed class GetGcPendingWebhookCommand : GcCmdlet
{
    /// <summary><para type="description">The events; wildcards are supported.</para></summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WebhookEventCompleter))]
    public string[] Event { get; set; } = ["*"];

    /// <summary><para type="description">The hosts of the receivers; wildcards are supported.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] HostName { get; set; } = ["*"];

    /// <summary><para type="description">Only deliveries with this status.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public WebhookStatus[]? Status { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are recorded, which contains the outbox.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var folder = await OnPipelineAsync(() => this.StateFolder(StatePath));
        foreach (var delivery in (await new WebhookOutbox(folder).ListAsync(cancellationToken)).Where(delivery => IsLike(Event, delivery.Event) && IsLike(HostName, delivery.HostName) && Status?.Contains(delivery.Status) != false))
        {
            await WriteAsync(delivery);
        }
    }

    private static bool IsLike(string[] patterns, string text) =>
        Array.Exists(patterns, pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text));
}
