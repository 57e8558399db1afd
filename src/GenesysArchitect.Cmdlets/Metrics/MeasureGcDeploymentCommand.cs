using System.Management.Automation;
using GenesysArchitect.Cmdlets.Auditing;
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
public sealed class MeasureGcDeploymentCommand : AuditReadingCmdlet
{
    /// <summary><para type="description">What it is measured by: Bundle, Environment, Day, or several of them. Without it all are measured together.</para></summary>
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
