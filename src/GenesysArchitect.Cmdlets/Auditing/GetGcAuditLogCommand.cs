using System.Management.Automation;
using GenesysArchitect.Engine.Auditing;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>
/// <para type="synopsis">Reads an audit log: who changed what, when, and how it ended.</para>
/// <para type="description">Writes an object for each entry, oldest first. Reads all files of the log, from audit.000001.jsonl to audit.jsonl, as a stream, whatever their size. An entry must match all filters that are given. Use Test-GcAuditLog to verify that the log was not modified. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>See what failed today</para>
/// <code>
/// PS> Get-GcAuditLog -After (Get-Date).Date -Status Failed, RolledBack, RollbackFailed
/// </code>
/// </example>
/// <example>
/// <para>See the results of a bundle's deployments</para>
/// <code>
/// PS> Get-GcAuditLog -Resource northwind-ivr@* -Event step_ended |
///         Format-Table Time, User, PipelineRun, Environment, Status, GovernanceTag
/// </code>
/// </example>
/// <example>
/// <para>Export changes for an auditor</para>
/// <code>
/// PS> Get-GcAuditLog -After 2027-01-01 -Event step_ended |
///         Select-Object Time, ClientId, User, Resource, Action, Status, GovernanceTag |
///         Export-Csv ./changes.csv
/// </code>
/// </example>
/// <seealso cref="TestGcAuditLogCommand"/>
[Cmdlet(VerbsCommon.Get, "GcAuditLog")]
[OutputType(typeof(GcAuditEntry))]
public sealed class GetGcAuditLogCommand : AuditReadingCmdlet
{
    /// <summary><para type="description">Only entries with one of these statuses: a step's status, such as Succeeded, Failed or RolledBack, or a run's, such as Done.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Status { get; set; } = [];

    /// <summary><para type="description">Only entries of these events: run_started, step_started, step_ended, run_ended, and checkpoints of steps such as submitted, written, publish_triggered.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Event { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var filter = new AuditFilter { Statuses = Status, Events = Event };
        await foreach (var entry in ReadAsync(filter, cancellationToken))
        {
            await WriteAsync(entry);
        }
    });
}
