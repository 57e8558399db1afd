using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Cmdlets.Connections;

namespace GenesysArchitect.Cmdlets.Sandboxing;

/// <summary>
/// <para type="synopsis">Stops sandboxes.</para>
/// <para type="description">Stops the sandboxes that are piped in, or all sandboxes that were started in this runspace. Their data is lost.</para>
/// </summary>
/// <example>
/// <para>Stop all sandboxes</para>
/// <code>
/// PS> Stop-GcSandbox
/// </code>
/// </example>
/// <example>
/// <para>Stop one of several</para>
/// <code>
/// PS> $sandbox = Start-GcSandbox
/// PS> $sandbox | Connect-GcOrg
/// PS> $sandbox | Stop-GcSandbox
/// </code>
/// </example>
/// <seealso cref="StartGcSandboxCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "GcSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class StopGcSandboxCommand : GcCmdlet
{
    /// <summary><para type="description">The sandbox, from Start-GcSandbox. Without it all sandboxes that were started in this runspace are stopped.</para></summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public GcSandbox? InputObject { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => OnPipelineAsync(() =>
    {
        var started = RunspaceState.Current.Sandboxes;
        foreach (var sandbox in InputObject is null ? started.ToArray() : [InputObject.Process])
        {
            if (ShouldProcess($"sandbox at {sandbox.BaseAddress}", "Stop"))
            {
                started.Remove(sandbox);
                sandbox.Dispose();
            }
        }

        return true;
    });
}
