using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Cancels a bundle deployment on the platform.</para>
/// <para type="description">What it has already applied stays; use Undo-GcBundleDeployment to roll a deployment back. Cancelling a deployment that has ended is an error.</para>
/// </summary>
/// <example>
/// <para>Cancel a deployment</para>
/// <code>
/// PS> Stop-GcBundleDeployment 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10
/// </code>
/// <para>The output is the deployment after the cancellation.</para>
/// </example>
/// <example>
/// <para>Cancel deployments that have not started</para>
/// <code>
/// PS> $pending = Get-GcBundleDeployment -BundleId northwind-ivr -Status PENDING
/// PS> $pending | Stop-GcBundleDeployment -WhatIf
/// PS> $pending | Stop-GcBundleDeployment
/// </code>
/// <para>-WhatIf shows which deployments would be cancelled.</para>
/// </example>
/// <seealso cref="UndoGcBundleDeploymentCommand"/>
/// <seealso cref="GetGcBundleDeploymentCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class StopGcBundleDeploymentCommand : DeploymentCommand, IGoverned
{
    /// <summary><para type="description">Does not ask for confirmation.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (await OnPipelineAsync(() => this.ShouldProcess($"deployment '{DeploymentId}'", "Cancel", Force)))
        {
            await WriteAsync(await NewEngine().Bundles.StopAsync(Key, cancellationToken));
        }
    }
}
