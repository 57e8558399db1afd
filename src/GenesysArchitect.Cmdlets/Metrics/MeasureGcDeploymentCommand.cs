using System.Management.Automation;
using GenesysArchitect.Cmdlets.Auditing;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Metrics;

namespace GenesysArchitect.Cmdlets.Metrics;

/// <summary>
/// <para type="synopsis">Calculates deployment metrics from the audit log.</para>
/// <para type="description">Counts the bundle deployments and bot versions that ended, and calculates the success rate, durations of successes (mean and nearest-rank percentiles), causes of failures, the change failure rate (failed or later rolled back) and the mean time from a failure to the next success of the same resource. Results are totals, or grouped by bundle, environment and day. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Show the metrics of this year</para>
/// <code>
/// PS> Measure-GcDeployment -After 2027-01-01
/// </code>
/// </example>
/// <example>
/// <para>Find the bundles that fail most often in production</para>
/// <code>
/// PS> Measure-GcDeployment -GroupBy Bundle, Environment |
///         Where-Object Environment -eq prod | Sort-Object ChangeFailureRate -Descending
/// </code>
/// </example>
/// <seealso cref="GetGcAuditLogCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "GcDeployment")]
[OutputType(typeof(GcDeploymentMeasure))]
public sealed class MeasureGcDeploymentCommand : AuditReadingCmdlet
{
    /// <summary><para type="description">How to group the results: Bundle, Environment, Day, or several of them. Without it the totals are written.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DeploymentGrouping[] GroupBy { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var measurement = new DeploymentMeasurement(GroupBy);
        await foreach (var entry in ReadAsync(new AuditFilter(), cancellationToken))
        {
            measurement.Add(entry);
        }

        foreach (var measure in measurement.Measures())
        {
            await WriteAsync(measure);
        }
    });
}
