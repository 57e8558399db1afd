using System.Management.Automation;
using GenesysArchitect.Cmdlets.Auditing;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Metrics;

namespace GenesysArchitect.Cmdlets.Metrics;

/// <summary>
/// <para type="synopsis">Measures how deployments went, by the audit log.</para>
/// <para type="description">Counts the bundle deployments and bot versions that came to an end, and tells the share that succeeded, how long those took (mean and percentiles by nearest rank), what the others failed of, the change failure rate (those that failed, or were rolled back later on) and the mean time from a failure to the next success of the same resource. All together, or by bundle, environment and day. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>See how this year went</para>
/// <code>
/// PS> Measure-GcDeployment -After 2027-01-01
/// </code>
/// </example>
/// <example>
/// <para>Find the bundle that fails most in production</para>
/// <code>
/// PS> Measure-GcDeployment -GroupBy Bundle, Environment |
///         Where-Object Environment -eq prod | Sort-Object ChangeFailureRate -Descending
/// </code>
/// </example>
/// <seealso cref="GetGcAuditLogCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "GcDeployment")]
[OutputType(typeof(GcDeploymentMeasure))]
public sealed class MeasureGcDeploymentCommand : GcCmdlet
{
    /// <summary>
    /// <para type="description">The log: the file that is written. Those it follows on are looked for beside it.</para>
    /// <para type="default">GENESYS_AUDIT_PATH, or .genesysarchitect/audit.jsonl in the current folder</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FullName", "AuditPath")]
    public string? Path { get; set; }

    /// <summary><para type="description">What it is measured by: Bundle, Environment, Day, or several of them. Without it all are measured together.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DeploymentGrouping[] GroupBy { get; set; } = [];

    /// <summary><para type="description">Only deployments that ended after this moment.</para></summary>
    [Parameter]
    public DateTimeOffset? After { get; set; }

    /// <summary><para type="description">Only these resources: by name, such as northwind-ivr@prod, or with the kind before it, such as BundleDeployment/northwind-ivr@prod.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Resource { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => AttendAsync(async () =>
    {
        var path = await OnPipelineAsync(() => this.AuditLog(Path));
        var filter = new AuditFilter { After = After, Resources = Resource };
        var measurement = new DeploymentMeasurement(GroupBy);
        await foreach (var entry in AuditReader.ReadAsync(path, filter, message => EngineHost.Log(Engine.Hosting.EngineLogLevel.Warning, message), cancellationToken))
        {
            measurement.Add(entry);
        }

        foreach (var measure in measurement.Measures())
        {
            await WriteAsync(measure);
        }
    });
}
