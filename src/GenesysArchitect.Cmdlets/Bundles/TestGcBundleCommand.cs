using System.Management.Automation;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Checks whether a bundle can be deployed.</para>
/// <para type="description">Validates the bundle on the platform, compares the configurations, and assesses the impact. Nothing is changed. The output shows for each environment whether the bundle can be deployed, and if not, why.</para>
/// </summary>
/// <example>
/// <para>Check several environments</para>
/// <code>
/// PS> Test-GcBundle northwind-ivr dev, test, staging, prod
/// </code>
/// <para>A table shows for each environment whether the bundle can be deployed, and the number of validation errors and warnings.</para>
/// </example>
/// <example>
/// <para>Deploy only if the checks pass</para>
/// <code>
/// if (Test-GcBundle northwind-ivr prod -Quiet) {
///     Invoke-GcBundleDeployment northwind-ivr prod
/// }
/// else {
///     (Test-GcBundle northwind-ivr prod).Errors
/// }
/// </code>
/// <para>With -Quiet the output is $true or $false.</para>
/// </example>
/// <example>
/// <para>See what a new configuration removes</para>
/// <code>
/// PS> $configuration = @{
///         CurrentConfig = './northwind-ivr.current.json'
///         TargetConfig  = './northwind-ivr.target.yaml'
///     }
/// PS> $test = Test-GcBundle northwind-ivr prod @configuration
/// PS> $test.Impact
/// PS> $test.Diff.Removed
/// </code>
/// <para>The impact is High when a removed path names a flow or a queue, or when there are more than five warnings.</para>
/// </example>
/// <seealso cref="InvokeGcBundleDeploymentCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcBundle")]
[OutputType(typeof(GcBundleTest), typeof(bool))]
public sealed class TestGcBundleCommand : BundleCommand
{
    /// <summary><para type="description">Writes $true or $false for each environment: whether the bundle can be deployed.</para></summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var bundles = NewEngine().Bundles;
        foreach (var desired in ReadDesired())
        {
            var test = await bundles.TestAsync(desired, cancellationToken);
            await WriteAsync(Quiet ? test.Deployable : test);
        }
    }
}
