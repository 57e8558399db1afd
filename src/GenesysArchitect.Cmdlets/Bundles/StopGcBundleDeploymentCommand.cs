using System.Management.Automation;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Cancels a bundle deployment at the platform.</para>
/// <para type="description">What it had applied by then stays; Undo-GcBundleDeployment takes a deployment back.</para>
/// </summary>
[Cmdlet(VerbsLifecycle.Stop, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class StopGcBundleDeploymentCommand : DeploymentCommand
{
    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (await OnPipelineAsync(() => ShouldProcess($"deployment '{DeploymentId}'", "Cancel")))
        {
            await WriteAsync(await NewEngine().Bundles.StopAsync(Key, cancellationToken));
        }
    }
}
