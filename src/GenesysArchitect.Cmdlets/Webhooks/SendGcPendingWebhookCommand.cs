using System.Management.Automation;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>
/// <para type="synopsis">Sends pending webhook deliveries.</para>
/// <para type="description">Sends the deliveries in the outbox in their original order, to all receivers in parallel, and retries until all are delivered or the time is up. Each delivery is written when it has been delivered; a receiver with deliveries left is an error. A delivery has the same id in every attempt, so that a receiver can detect duplicates.</para>
/// <para type="description">A delivery that the receiver rejects (with 4xx or a redirect) blocks the deliveries after it, so that the order is preserved; -SkipRefused skips it. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Send all pending deliveries</para>
/// <code>
/// PS> Send-GcPendingWebhook
/// </code>
/// </example>
/// <example>
/// <para>Retry one receiver for five minutes</para>
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
    /// <para type="description">The endpoints to send to, from Get-GcPendingWebhook. All their pending deliveries are sent.</para>
    /// <para type="default">All</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Endpoint { get; set; }

    /// <summary>
    /// <para type="description">The secret that deliveries are signed with. Deliveries that must be signed are not sent without it.</para>
    /// <para type="default">GENESYS_WEBHOOK_SECRET</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? NotifySecret { get; set; }

    /// <summary>
    /// <para type="description">How long to retry: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">1 minute</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary><para type="description">Skips deliveries that the receiver has rejected, and sends the deliveries after them.</para></summary>
    [Parameter]
    public SwitchParameter SkipRefused { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are recorded, which contains the outbox.</para>
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
            // The pipeline input was empty.
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
        new(ErrorIds.WebhookUndelivered, ErrorKind.Unavailable, $"{left.Count} {(left.Count == 1 ? "delivery" : "deliveries")} to {left[0].HostName} {(left.Count == 1 ? "is" : "are")} still pending ({left[0].LastError ?? "not attempted in time"}).")
        {
            Target = left[0].Endpoint,
            Remedies = left[0].Status == WebhookStatus.Refused
                ? [new("Fix the problem that the receiver reports. To send the deliveries after it, use -SkipRefused. Nothing is lost.")]
                : [new("Check that the receiver is available, and send again. Nothing is lost.")],
        };
}
