using System.Collections;
using System.Globalization;
using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Cmdlets.Connections;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cmdlets.Sandboxing;

/// <summary>
/// <para type="synopsis">Starts a simulated Genesys Cloud platform on this machine, for tests.</para>
/// <para type="description">The sandbox listens only on the loopback address, keeps all data in memory, and ends with this PowerShell process or with Stop-GcSandbox. It requires the ASP.NET Core runtime (dotnet). Start-GcSandbox | Connect-GcOrg connects to it.</para>
/// </summary>
/// <example>
/// <para>Try a deployment</para>
/// <code>
/// PS> Start-GcSandbox | Connect-GcOrg
/// PS> Invoke-GcBundleDeployment northwind-ivr dev, test
/// PS> Stop-GcSandbox
/// </code>
/// <para>The sandbox has the bundles northwind-ivr, holiday-hours, digital-channels and returns-desk, and the environments dev, test, staging and prod.</para>
/// </example>
/// <example>
/// <para>See the rollback of a failed deployment</para>
/// <code>
/// PS> $outcome = @{ 'northwind-ivr/prod' = 'failed' }
/// PS> Start-GcSandbox -JobDuration 10s -Outcome $outcome | Connect-GcOrg
/// PS> Invoke-GcBundleDeployment northwind-ivr staging, prod
/// </code>
/// </example>
/// <example>
/// <para>Simulate an unreliable platform</para>
/// <code>
/// PS> $faults = '--fault-rate', '0.25', '--latency', '200'
/// PS> Start-GcSandbox -Option $faults | Connect-GcOrg
/// PS> Invoke-GcBundleDeployment northwind-ivr dev -Verbose
/// </code>
/// <para>A quarter of all responses fail, and each takes at least 200 milliseconds. -Verbose shows what is retried, and when.</para>
/// </example>
/// <example>
/// <para>Try the public API of Genesys Cloud</para>
/// <code>
/// PS> Start-GcSandbox -Platform GenesysCloud | Connect-GcOrg
/// PS> Get-GcFlow
/// </code>
/// </example>
/// <seealso cref="StopGcSandboxCommand"/>
/// <seealso cref="GenesysArchitect.Cmdlets.Connections.ConnectGcOrgCommand"/>
[Cmdlet(VerbsLifecycle.Start, "GcSandbox")]
[OutputType(typeof(GcSandbox))]
public sealed class StartGcSandboxCommand : GcCmdlet
{
    /// <summary>
    /// <para type="description">The simulated platform: GenesysCloud, the public API of every organization, or ArchitectureManager.</para>
    /// <para type="default">ArchitectureManager</para>
    /// </summary>
    [Parameter]
    public PlatformKind Platform { get; set; } = PlatformKind.ArchitectureManager;

    /// <summary>
    /// <para type="description">The port to listen on.</para>
    /// <para type="default">Any free port</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>
    /// <para type="description">How long a deployment takes in the sandbox: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">2 seconds</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan? JobDuration { get; set; }

    /// <summary><para type="description">How deployments end, by bundle and environment, as in @{ 'northwind-ivr/prod' = 'failed' }: completed, failed, validation-error, rolled-back or stuck. Append :rollback-fails to make rollbacks fail; * means any bundle or environment.</para></summary>
    [Parameter]
    public IDictionary Outcome { get; set; } = new Hashtable();

    /// <summary><para type="description">Further options of the sandbox program, each followed by its value, as in '--fault-rate', '0.25': --fault-rate (share of responses that fail), --latency (milliseconds), --rate-limit (requests per minute), --token-life (seconds), --history (deployments of previous days), --any-bundle and --any-environment.</para></summary>
    [Parameter]
    public string[] Option { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var module = Path.GetDirectoryName(typeof(StartGcSandboxCommand).Assembly.Location)!;
        var process = await SandboxProcess.StartAsync(Path.Join(module, "Sandbox", "GenesysArchitect.Sandbox.dll"), Arguments(), log: null, cancellationToken);
        await OnPipelineAsync(() =>
        {
            RunspaceState.Current.Sandboxes.Add(process);
            return true;
        });
        await WriteAsync(new GcSandbox(process));
    }

    private IEnumerable<string> Arguments()
    {
        yield return "--platform";
        yield return Platform.ToString();
        yield return "--port";
        yield return Port.ToString(CultureInfo.InvariantCulture);
        if (JobDuration is { } duration)
        {
            yield return "--job-duration";
            yield return duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        foreach (DictionaryEntry outcome in Outcome)
        {
            yield return "--outcome";
            yield return $"{outcome.Key}={outcome.Value}";
        }

        foreach (var option in Option)
        {
            yield return option;
        }
    }
}
