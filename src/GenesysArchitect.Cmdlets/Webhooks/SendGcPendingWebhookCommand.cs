using System.Management.Automation;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>
/// <para type="synopsis">Sends the deliveries of webhooks that have not arrived.</para>
/// <para type="description">Sends what lies in the outbox, in the order it was put there, the receivers side by side, and tries again until all has arrived or the time is up. Each delivery comes out as it arrives; a receiver to whom something is left is an error. A delivery keeps its id in every attempt, so that a receiver can tell what it has had already.</para>
/// <para type="description">What a receiver refuses (with 4xx or a redirect) holds up what stands behind it, so that nothing arrives out of order; -SkipRefused passes it over. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Send all that is left</para>
/// <code>
/// PS> Send-GcPendingWebhook
/// </code>
/// </example>
/// <example>
/// <para>Give a receiver five minutes to come back</para>
/// <code>
/// PS> Get-GcPendingWebhook -HostName hooks.example.com | Send-GcPendingWebhook -Timeout 5m
/// </code>
/// </example>
/// <seealso cref="GetGcPendingWebhookCommand"/>
[Cmdlet(VerbsCommunications.Send, "GcPendingWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(GcPendingWebhook))]
public sealed class SendGcPendingWebhookCommand : GcCmdlet
{
    private readonly HashSet<string> _endpoints = [];

    /// <summary>
    /// <para type="description">The endpoints that are sent to, as Get-GcPendingWebhook tells them. All that is left for them is sent.</para>
    /// <para type="default">All</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Endpoint { get; set; }

    /// <summary>
    /// <para type="description">The secret that deliveries are signed with. What was to be signed is not sent without one.</para>
    /// <para type="default">GENESYS_WEBHOOK_SECRET</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? NotifySecret { get; set; }

    /// <summary>
    /// <para type="description">How long it is tried: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">1 minute</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary><para type="description">Passes over what a receiver has refused, and sends what stands behind it.</para></summary>
    [Parameter]
    public SwitchParameter SkipRefused { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are put down, with the outbox in it.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _endpoints.UnionWith(Endpoint ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var outbox = new WebhookOutbox(await OnPipelineAsync(() => this.StateFolder(StatePath)));
        if (_endpoints.Count == 0 && MyInvocation.ExpectingInput)
        {
            // What came down the pipeline was nothing.
            return;
        }

        var waiting = (await outbox.ListAsync(cancellationToken)).Where(delivery => _endpoints.Count == 0 || _endpoints.Contains(delivery.Endpoint)).GroupBy(delivery => delivery.Endpoint).ToList();
        var approved = await OnPipelineAsync(() => waiting.Where(endpoint => ShouldProcess($"{endpoint.Count()} to {endpoint.First().HostName}", "Send webhooks")).Select(endpoint => endpoint.Key).ToList());
        var secret = SecretText.Of(NotifySecret) ?? WebhookSettings.SecretOf(Environment.GetEnvironmentVariable);
        var left = await outbox.SendAsync(approved, secret, Timeout, SkipRefused, PostObject, cancellationToken);
        foreach (var endpoint in left.GroupBy(delivery => delivery.Endpoint))
        {
            await WriteErrorAsync(Undelivered([.. endpoint]));
        }
    }

    private static GcException Undelivered(IReadOnlyList<GcPendingWebhook> left) =>
        new(ErrorIds.WebhookUndelivered, ErrorKind.Unavailable, $"{left.Count} {(left.Count == 1 ? "delivery" : "deliveries")} to {left[0].HostName} {(left.Count == 1 ? "has" : "have")} not arrived ({left[0].LastError ?? "not tried in time"}).")
        {
            Target = left[0].Endpoint,
            Remedies = left[0].Status == WebhookStatus.Refused
                ? [new("Correct what the receiver reports. To send the deliveries behind it, use -SkipRefused. Nothing is lost.")]
                : [new("Check that the receiver is up, and send again. Nothing is lost.")],
        };
}
