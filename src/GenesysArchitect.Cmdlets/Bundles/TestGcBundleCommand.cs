using System.Management.Automation;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Finds out what deploying a bundle would meet.</para>
/// <para type="description">Has the platform validate the bundle, compares the configurations, and judges the impact. Nothing is changed.</para>
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "GcBundle")]
[OutputType(typeof(BundleTest), typeof(bool))]
public sealed class TestGcBundleCommand : BundleCommand
{
    /// <summary><para type="description">Writes only whether it could be deployed.</para></summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var bundles = NewEngine().Bundles;
        foreach (var wish in ReadWishes())
        {
            var test = await bundles.TestAsync(wish, cancellationToken);
            await WriteAsync(Quiet ? test.Deployable : test);
        }
    }
}
