using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>
/// <para type="synopsis">Lists the deliveries of webhooks that have not arrived.</para>
/// <para type="description">What a run has to tell lies in an outbox on disk before it is sent, and until its receiver has it. What was left when a run ended is sent by the next run that notifies, or by Send-GcPendingWebhook. Of a receiver's address only the host is shown: the rest may be a secret. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>See what is left, and why</para>
/// <code>
/// PS> Get-GcPendingWebhook | Format-Table HostName, Event, Attempts, LastError
/// </code>
/// </example>
/// <example>
/// <para>Send what is left for one receiver</para>
/// <code>
/// PS> Get-GcPendingWebhook -HostName hooks.example.com | Send-GcPendingWebhook
/// </code>
/// </example>
/// <seealso cref="SendGcPendingWebhookCommand"/>
[Cmdlet(VerbsCommon.Get, "GcPendingWebhook")]
[OutputType(typeof(GcPendingWebhook))]
public sealed class GetGcPendingWebhookCommand : GcCmdlet
{
    /// <summary><para type="description">The events; wildcards are understood.</para></summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WebhookEventCompleter))]
    public string[] Event { get; set; } = ["*"];

    /// <summary><para type="description">The receivers' hosts; wildcards are understood.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] HostName { get; set; } = ["*"];

    /// <summary><para type="description">Only deliveries that stand so.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public WebhookStatus[]? Status { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are put down, with the outbox in it.</para>
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
