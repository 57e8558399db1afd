using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Running;

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

    /// <summary>Reads what was said; on the pipeline's thread. With -WhatIf there is nothing that anybody is told of.</summary>
    internal void Read(PSCmdlet cmdlet) =>
        _audit = !cmdlet.IsWhatIf() && AuditSettings.Read(Environment.GetEnvironmentVariable, AuditPath, GovernanceTag) is { } settings
            ? settings with { Path = cmdlet.FilePath(settings.Path) }
            : null;

    /// <summary>Who watches the runs of an engine.</summary>
    internal IReadOnlyList<IRunObserver> Observers(OrgConnection organisation, IEngineHost host) =>
        _audit is null ? [] : [new AuditLog(organisation, _audit, host)];
}
