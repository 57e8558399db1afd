using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Waits until a bundle deployment ends, whoever submitted it.</para>
/// <para type="description">Re-attaches to a deployment after a timeout or Ctrl+C. Nothing is changed: a deployment that fails is reported as an error and not rolled back.</para>
/// </summary>
/// <example>
/// <para>Re-attach after a timeout or Ctrl+C</para>
/// <code>
/// PS> Wait-GcBundleDeployment 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10
/// </code>
/// <para>The message after a timeout or Ctrl+C contains the id.</para>
/// </example>
/// <example>
/// <para>Submit now, wait later</para>
/// <code>
/// PS> $started = Invoke-GcBundleDeployment northwind-ivr dev, test -NoWait
/// PS> $started | Wait-GcBundleDeployment -Timeout 30m
/// </code>
/// <para>Other work can be done between the two calls.</para>
/// </example>
/// <example>
/// <para>Wait until no deployment is in progress</para>
/// <code>
/// PS> Get-GcBundleDeployment -Status IN_PROGRESS |
///         Wait-GcBundleDeployment -Timeout 1h
/// </code>
/// </example>
/// <seealso cref="GetGcBundleDeploymentCommand"/>
/// <seealso cref="InvokeGcBundleDeploymentCommand"/>
[Cmdlet(VerbsLifecycle.Wait, "GcBundleDeployment")]
[OutputType(typeof(GcBundleDeployment))]
public sealed class WaitGcBundleDeploymentCommand : DeploymentCommand
{
    /// <summary>
    /// <para type="description">How long to wait for each deployment: seconds, text such as 90s, 10m or 1h, or a TimeSpan. A deployment that has not ended by then continues on the platform.</para>
    /// <para type="default">10 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var result = await NewEngine().Bundles.WaitAsync(Key, Timeout, EngineHost, cancellationToken);
        if (result.Status == StepStatus.Cancelled)
        {
            Report(result.Error!);
            return;
        }

        PostOutput(result);
        await WriteErrorsAsync([result]);
    }
}
