using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Cancels a bundle deployment at the platform.</para>
/// <para type="description">What it had applied by then stays; Undo-GcBundleDeployment takes a deployment back. One that has ended already is an error.</para>
/// </summary>
/// <example>
/// <para>Cancel a deployment</para>
/// <code>
/// PS> Stop-GcBundleDeployment 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10
/// </code>
/// <para>What comes out is the deployment as it is afterwards.</para>
/// </example>
/// <example>
/// <para>Cancel what waits to begin</para>
/// <code>
/// PS> $pending = Get-GcBundleDeployment -BundleId northwind-ivr -Status PENDING
/// PS> $pending | Stop-GcBundleDeployment -WhatIf
/// PS> $pending | Stop-GcBundleDeployment
/// </code>
/// <para>-WhatIf shows which deployments that are.</para>
/// </example>
/// <seealso cref="UndoGcBundleDeploymentCommand"/>
/// <seealso cref="GetGcBundleDeploymentCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class StopGcBundleDeploymentCommand : DeploymentCommand, IGoverned
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
