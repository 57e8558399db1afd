using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Auditing;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>
/// <para type="synopsis">Reads an audit log: who changed what, when, and how it ended.</para>
/// <para type="description">Writes an object for each entry, the oldest first, as it is read: all of the log's files, from audit.000001.jsonl to audit.jsonl, however large they are. What is filtered by several parameters must fit all of them. Whether the log is as it was written tells Test-GcAuditLog. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>See what failed today</para>
/// <code>
/// PS> Get-GcAuditLog -After (Get-Date).Date -Status Failed, RolledBack, RollbackFailed
/// </code>
/// </example>
/// <example>
/// <para>See how deployments of a bundle ended</para>
/// <code>
/// PS> Get-GcAuditLog -Resource northwind-ivr@* -Event step_ended |
///         Format-Table Time, User, PipelineRun, Environment, Status, GovernanceTag
/// </code>
/// </example>
/// <example>
/// <para>Keep what an auditor asks for</para>
/// <code>
/// PS> Get-GcAuditLog -After 2027-01-01 -Event step_ended |
///         Select-Object Time, ClientId, User, Resource, Action, Status, GovernanceTag |
///         Export-Csv ./changes.csv
/// </code>
/// </example>
/// <seealso cref="TestGcAuditLogCommand"/>
[Cmdlet(VerbsCommon.Get, "GcAuditLog")]
[OutputType(typeof(GcAuditEntry))]
public sealed class GetGcAuditLogCommand : GcCmdlet
{
    /// <summary>
    /// <para type="description">The log: the file that is written. Those it follows on are looked for beside it.</para>
    /// <para type="default">GENESYS_AUDIT_PATH, or .genesysarchitect/audit.jsonl in the current folder</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FullName", "AuditPath")]
    public string? Path { get; set; }

    /// <summary><para type="description">Only entries after this moment.</para></summary>
    [Parameter]
    public DateTimeOffset? After { get; set; }

    /// <summary><para type="description">Only entries about these resources: by name, such as northwind-ivr@prod, or with the kind before it, such as BundleDeployment/northwind-ivr@prod.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Resource { get; set; } = [];

    /// <summary><para type="description">Only entries with one of these statuses: those of steps, such as Succeeded, Failed, RolledBack, and those of runs, such as Done.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Status { get; set; } = [];

    /// <summary><para type="description">Only entries of these events: run_started, step_started, step_ended, run_ended, and what steps come by, such as submitted, written, publish_triggered.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Event { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => AttendAsync(async () =>
    {
        var path = await OnPipelineAsync(() => this.AuditLog(Path));
        var filter = new AuditFilter { After = After, Resources = Resource, Statuses = Status, Events = Event };
        await foreach (var entry in AuditReader.ReadAsync(path, filter, message => EngineHost.Log(Engine.Hosting.EngineLogLevel.Warning, message), cancellationToken))
        {
            await WriteAsync(entry);
        }
    });
}
