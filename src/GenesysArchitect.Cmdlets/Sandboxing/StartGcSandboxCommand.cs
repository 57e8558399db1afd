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
/// <para type="synopsis">Starts a fake Genesys Cloud on this machine, to try things on.</para>
/// <para type="description">It listens on loopback alone, keeps everything in memory, and ends with this PowerShell or with Stop-GcSandbox. It needs the ASP.NET Core runtime (dotnet) on this machine. Start-GcSandbox | Connect-GcOrg connects to it.</para>
/// </summary>
/// <example>
/// <para>Try a deployment</para>
/// <code>
/// PS> Start-GcSandbox | Connect-GcOrg
/// PS> Invoke-GcBundleDeployment northwind-ivr dev, test
/// PS> Stop-GcSandbox
/// </code>
/// <para>The sandbox knows the bundles northwind-ivr, holiday-hours, digital-channels and returns-desk, and the environments dev, test, staging and prod.</para>
/// </example>
/// <example>
/// <para>See a failure rolled back</para>
/// <code>
/// PS> $outcome = @{ 'northwind-ivr/prod' = 'failed' }
/// PS> Start-GcSandbox -JobDuration 10s -Outcome $outcome | Connect-GcOrg
/// PS> Invoke-GcBundleDeployment northwind-ivr staging, prod
/// </code>
/// </example>
/// <example>
/// <para>Rehearse on a bad day</para>
/// <code>
/// PS> $faults = '--fault-rate', '0.25', '--latency', '200'
/// PS> Start-GcSandbox -Option $faults | Connect-GcOrg
/// PS> Invoke-GcBundleDeployment northwind-ivr dev -Verbose
/// </code>
/// <para>A quarter of all answers fail, and none comes in less than 200 milliseconds. -Verbose shows what is sent again, and when.</para>
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
    /// <para type="description">What it plays: GenesysCloud, the public API of every organization, or ArchitectureManager.</para>
    /// <para type="default">ArchitectureManager</para>
    /// </summary>
    [Parameter]
    public PlatformKind Platform { get; set; } = PlatformKind.ArchitectureManager;

    /// <summary>
    /// <para type="description">The port it listens on.</para>
    /// <para type="default">Any that is free</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>
    /// <para type="description">How long a deployment takes there: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">2 seconds</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan? JobDuration { get; set; }

    /// <summary><para type="description">How deployments end there, by bundle and environment, as in @{ 'northwind-ivr/prod' = 'failed' }: completed, failed, validation-error, rolled-back or stuck. With :rollback-fails behind it no rollback works; * stands for any bundle or environment.</para></summary>
    [Parameter]
    public IDictionary Outcome { get; set; } = new Hashtable();

    /// <summary><para type="description">Further options of the sandbox program, each with its value behind it, as in '--fault-rate', '0.25': --fault-rate (share of answers that fail), --latency (milliseconds), --rate-limit (requests a minute), --token-life (seconds), --history (deployments of the days before), --any-bundle and --any-environment.</para></summary>
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
