using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Rolls a bundle deployment back, and follows that to its end.</para>
/// <para type="description">The rollback is started once. One that is rolled back already is left alone.</para>
/// </summary>
[Cmdlet(VerbsCommon.Undo, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class UndoGcBundleDeploymentCommand : DeploymentCommand
{
    /// <summary><para type="description">Why, for the platform's records.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "Rolled back by an administrator";

    /// <summary><para type="description">How long the rollback is followed: seconds, 10m, or a TimeSpan. Default 10 minutes.</para></summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (await OnPipelineAsync(() => ShouldProcess($"deployment '{DeploymentId}'", "Roll back")))
        {
            await WriteAsync(await NewEngine().Bundles.UndoAsync(Key, Reason, Timeout, EngineHost, cancellationToken));
        }
    }
}
