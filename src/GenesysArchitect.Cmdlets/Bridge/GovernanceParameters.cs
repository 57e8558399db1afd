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

/// <summary>The parameters that all cmdlets have that change something: who is told of it.</summary>
public sealed class GovernanceParameters
{
    private AuditSettings? _audit;

    /// <summary>
    /// <para type="description">The audit log that the changes are put down in, or off for none. A log that cannot be written is warned of, and never changes what becomes of a change.</para>
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

    /// <summary>Reads what was said; on the pipeline's thread. With -WhatIf there is nothing that anybody is told of.</summary>
    internal void Read(PSCmdlet cmdlet) =>
        _audit = !cmdlet.IsWhatIf() && AuditSettings.Read(Environment.GetEnvironmentVariable, AuditPath, GovernanceTag) is { } settings
            ? settings with { Path = cmdlet.FilePath(settings.Path) }
            : null;

    /// <summary>Who watches the runs of an engine.</summary>
    internal IReadOnlyList<IRunObserver> Observers(GcOrgConnection organization, IEngineHost host) =>
        _audit is null ? [] : [new AuditLog(organization, _audit, host)];
}
