using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Rolls a bundle deployment back and waits for the result.</para>
/// <para type="description">The rollback is started once. A deployment that is already rolled back is left unchanged.</para>
/// </summary>
/// <example>
/// <para>Roll a deployment back</para>
/// <code>
/// PS> $id = '5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10'
/// PS> Undo-GcBundleDeployment $id -Reason 'Callers do not reach Billing'
/// </code>
/// <para>The cmdlet waits for the rollback to end. A rollback that fails is an error.</para>
/// </example>
/// <example>
/// <para>Roll back the last deployment of a bundle</para>
/// <code>
/// PS> Get-GcBundleDeployment -BundleId northwind-ivr -Status COMPLETED |
///         Select-Object -Last 1 |
///         Undo-GcBundleDeployment -Confirm
/// </code>
/// <para>The list starts with the oldest deployment, so the last one is the newest. -Confirm asks first.</para>
/// </example>
/// <seealso cref="GetGcBundleDeploymentCommand"/>
/// <seealso cref="StopGcBundleDeploymentCommand"/>
/// <seealso cref="InvokeGcBundleDeploymentCommand"/>
[Cmdlet(VerbsCommon.Undo, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class UndoGcBundleDeploymentCommand : DeploymentCommand, IGoverned
{
    /// <summary>
    /// <para type="description">The reason for the rollback, which the platform records.</para>
    /// <para type="default">Rolled back by an administrator</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "Rolled back by an administrator";

    /// <summary>
    /// <para type="description">How long to wait for the rollback: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">10 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary><para type="description">Does not ask for confirmation.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (await OnPipelineAsync(() => this.ShouldProcess($"deployment '{DeploymentId}'", "Roll back", Force)))
        {
            await WriteAsync(await NewEngine().Bundles.UndoAsync(Key, Reason, Timeout, EngineHost, cancellationToken));
        }
    }
}
