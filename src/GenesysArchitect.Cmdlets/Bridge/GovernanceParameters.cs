using System.Management.Automation;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Webhooks;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>The parameters of all cmdlets that change something: audit log and webhooks.</summary>
public sealed class GovernanceParameters
{
    private AuditSettings? _audit;

    /// <summary>
    /// <para type="description">The audit log that changes are written to, or off for none. If the log cannot be written, a warning is shown; the change itself is not affected.</para>
    /// <para type="default">GENESYS_AUDIT_PATH, or .genesysarchitect/audit.jsonl in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AuditPath { get; set; }

    /// <summary>
    /// <para type="description">The tag of the change for the audit log, such as the number of a ticket.</para>
    /// <para type="default">GENESYS_GOVERNANCE_TAG</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? GovernanceTag { get; set; }

    /// <summary>
    /// <para type="description">The URLs that are notified of the results: https, or http on this machine. The URL of a Teams workflow or a Slack webhook is a secret: give it in the environment variable rather than on a command line that is kept in the history.</para>
    /// <para type="default">GENESYS_WEBHOOK_URL; separate several with spaces or commas</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? NotifyUri { get; set; }

    /// <summary>
    /// <para type="description">The format of the notifications.</para>
    /// <para type="default">GENESYS_WEBHOOK_FORMAT, or Json</para>
    /// </summary>
    [Parameter]
    public WebhookFormat? NotifyFormat { get; set; }

    /// <summary>
    /// <para type="description">Which events are sent: deployment.completed, deployment.stuck, bot.published, bot.rolledback, flow.updated; wildcards are supported.</para>
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
    /// <para type="description">How long the cmdlet waits at its end for pending deliveries: seconds, text such as 90s, 10m or 1h, or a TimeSpan. Deliveries still pending are kept, and sent by the next run that sends notifications or by Send-GcPendingWebhook.</para>
    /// <para type="default">10 seconds</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan? NotifyTimeout { get; set; }

    /// <summary>Reads the audit settings. Must be called on the pipeline thread. With -WhatIf nothing is recorded.</summary>
    internal void Read(PSCmdlet cmdlet) =>
        _audit = !cmdlet.IsWhatIf() && AuditSettings.Read(Environment.GetEnvironmentVariable, AuditPath, GovernanceTag) is { } settings
            ? settings with { Path = cmdlet.FilePath(settings.Path) }
            : null;

    /// <summary>The observers of an engine's runs.</summary>
    internal IReadOnlyList<IRunObserver> Observers(GcOrgConnection organization, IEngineHost host) =>
        _audit is null ? [] : [new AuditLog(organization, _audit, host)];
}
