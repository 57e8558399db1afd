using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Follows a bundle deployment to its end, whoever submitted it.</para>
/// <para type="description">The way to re-attach to a deployment after a time-out or Ctrl+C. Changes nothing.</para>
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "GcBundleDeployment")]
[OutputType(typeof(GcBundleDeployment))]
public sealed class WaitGcBundleDeploymentCommand : DeploymentCommand
{
    /// <summary><para type="description">How long it is followed: seconds, 10m, or a TimeSpan. Default 10 minutes.</para></summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var result = await NewEngine().Bundles.WaitAsync(Key, Timeout, EngineHost, cancellationToken);
        if (result.Status == StepStatus.Cancelled)
        {
            Tell(result.Error!);
            return;
        }

        await WriteAsync(result);
    }
}
