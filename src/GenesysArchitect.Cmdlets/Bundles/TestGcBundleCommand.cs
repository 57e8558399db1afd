using System.Management.Automation;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Finds out what deploying a bundle would meet.</para>
/// <para type="description">Has the platform validate the bundle, compares the configurations, and judges the impact. Nothing is changed. What comes out says for each environment whether the bundle could be deployed, and if not, why.</para>
/// </summary>
/// <example>
/// <para>See what a deployment would meet</para>
/// <code>
/// PS> Test-GcBundle northwind-ivr dev, test, staging, prod
/// </code>
/// <para>A table shows for each environment whether the bundle could be deployed, and how many errors and warnings its validation has.</para>
/// </example>
/// <example>
/// <para>Go on only when it can be deployed</para>
/// <code>
/// if (Test-GcBundle northwind-ivr prod -Quiet) {
///     Invoke-GcBundleDeployment northwind-ivr prod
/// }
/// else {
///     (Test-GcBundle northwind-ivr prod).Errors
/// }
/// </code>
/// <para>With -Quiet a script gets $true or $false.</para>
/// </example>
/// <example>
/// <para>Find out what a new configuration removes</para>
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
    /// <summary><para type="description">Writes $true or $false for each environment: whether the bundle could be deployed.</para></summary>
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
