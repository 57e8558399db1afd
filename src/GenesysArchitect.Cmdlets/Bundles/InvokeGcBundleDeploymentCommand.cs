using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Deploys a bundle to one or more environments, and follows it to its end.</para>
/// <para type="description">Validates the bundle, waits for one of the organization's three deployment slots, submits it once, follows it, and rolls it back when it fails. Everything that comes down the pipeline is planned first and then run side by side; each result is written as it is known.</para>
/// <para type="description">-WhatIf writes the plan and changes nothing. A change of high impact, such as one that removes a flow or a queue, is asked about; where nobody can answer, as in Azure DevOps, it needs -Force.</para>
/// <para type="description">Ctrl+C ends the waiting, not the deployment: the platform goes on with it, and Wait-GcBundleDeployment re-attaches.</para>
/// </summary>
/// <example>
/// <para>Deploy to two environments</para>
/// <code>
/// PS> Connect-GcOrg -Region eu-central-1 -Credential (Get-Credential)
/// PS> Invoke-GcBundleDeployment northwind-ivr staging, prod
/// </code>
/// <para>The two are deployed side by side, and each is rolled back by itself when it fails. One object comes out for each environment, with its status, errors and times.</para>
/// </example>
/// <example>
/// <para>Look at the plan first</para>
/// <code>
/// PS> $configuration = @{
///         CurrentConfig = './northwind-ivr.current.json'
///         TargetConfig  = './northwind-ivr.target.yaml'
///     }
/// PS> Invoke-GcBundleDeployment northwind-ivr prod @configuration -WhatIf
/// PS> Invoke-GcBundleDeployment northwind-ivr prod @configuration
/// </code>
/// <para>-WhatIf writes the steps a real call would take, each with its impact and its differences, and sends nothing that changes anything. The second call asks when the impact is high.</para>
/// </example>
/// <example>
/// <para>Deploy what a file lists</para>
/// <code>
/// PS> Get-Content ./release.csv
/// BundleId,Environment,TargetConfig
/// northwind-ivr,staging,./northwind-ivr.target.yaml
/// holiday-hours,staging,./holiday-hours.yaml
/// PS> Import-Csv ./release.csv | Invoke-GcBundleDeployment
/// </code>
/// <para>Columns bind to the parameters of the same name. A row that fails is an error about that row, and does not stop the others.</para>
/// </example>
/// <example>
/// <para>Deploy from Azure DevOps</para>
/// <code>
/// - pwsh: |
///     Invoke-GcBundleDeployment northwind-ivr prod -Force -ErrorAction Stop
///   env:
///     GENESYS_CLOUD_REGION: eu-central-1
///     GENESYS_CLOUD_CLIENT_ID: $(GenesysClientId)
///     GENESYS_CLOUD_CLIENT_SECRET: $(GenesysClientSecret)
/// </code>
/// <para>With these variables no Connect-GcOrg is needed. Nobody can be asked there, so that a change of high impact needs -Force; -ErrorAction Stop fails the task when the deployment fails.</para>
/// </example>
/// <example>
/// <para>Give a large bundle more time</para>
/// <code>
/// PS> $time = @{ SlotTimeout = '2h'; Timeout = '45m'; OnTimeout = 'RollBack' }
/// PS> Invoke-GcBundleDeployment northwind-ivr prod @time
/// </code>
/// <para>Waits up to two hours for a free slot. A deployment that has not ended 45 minutes after its submission is rolled back.</para>
/// </example>
/// <example>
/// <para>See what failed, and why</para>
/// <code>
/// PS> $ErrorActionPreference = 'SilentlyContinue'
/// PS> $results = Invoke-GcBundleDeployment northwind-ivr dev, test, staging
/// PS> $results | Where-Object Errors |
///         Format-List Environment, Status, RolledBack, Errors, CorrelationId
/// </code>
/// <para>The correlation id is what the platform's support asks for.</para>
/// </example>
/// <seealso cref="TestGcBundleCommand"/>
/// <seealso cref="WaitGcBundleDeploymentCommand"/>
/// <seealso cref="GetGcBundleDeploymentCommand"/>
/// <seealso cref="StopGcBundleDeploymentCommand"/>
/// <seealso cref="UndoGcBundleDeploymentCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class InvokeGcBundleDeploymentCommand : BundleCommand, IGoverned
{
    private readonly List<Resource> _desired = [];

    /// <summary><para type="description">Overwrites what is there. Only with -Api Organization.</para></summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    /// <summary>
    /// <para type="description">How conflicts are resolved: AUTOMATIC, MANUAL, or another word of the platform. Only with -Api Organization.</para>
    /// <para type="default">AUTOMATIC</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConflictResolutionCompleter))]
    [ValidateNotNullOrEmpty]
    public string ConflictResolution { get; set; } = "AUTOMATIC";

    /// <summary><para type="description">Has the platform validate the bundle, and applies nothing. The status is then VALIDATED.</para></summary>
    [Parameter]
    public SwitchParameter ValidateOnly { get; set; }

    /// <summary><para type="description">Leaves a failed deployment as it is, rather than rolling it back.</para></summary>
    [Parameter]
    public SwitchParameter NoRollback { get; set; }

    /// <summary><para type="description">The address the platform is to report to. Only with -Api Organization.</para></summary>
    [Parameter]
    [Alias("WebhookUrl")]
    public Uri? WebhookUri { get; set; }

    /// <summary><para type="description">Returns as soon as the platform has accepted the deployment. What is returned can be piped to Wait-GcBundleDeployment.</para></summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary><para type="description">Fails at once when none of the three slots is free, rather than waiting for one.</para></summary>
    [Parameter]
    public SwitchParameter NoQueue { get; set; }

    /// <summary>
    /// <para type="description">How long a free slot is waited for: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">30 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan SlotTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// <para type="description">How long the deployment is followed: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">10 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// <para type="description">What becomes of a deployment that has not ended by its -Timeout.</para>
    /// <para type="default">Leave</para>
    /// </summary>
    [Parameter]
    public OnTimeout OnTimeout { get; set; }

    /// <summary><para type="description">Cancels the deployment at the platform when the cmdlet is stopped, as by Ctrl+C.</para></summary>
    [Parameter]
    public SwitchParameter CancelOnStop { get; set; }

    /// <summary>
    /// <para type="description">How many deployments may be under way or waiting for a slot at once. Never more than three are active in the organization.</para>
    /// <para type="default">64</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary><para type="description">Does not ask before changes of high impact.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _desired.AddRange(ReadDesired().Select(desired => desired with
        {
            Overwrite = Overwrite,
            ConflictResolution = ConflictResolution,
            ValidateOnly = ValidateOnly,
            RollbackOnFailure = !NoRollback,
            WebhookUri = WebhookUri,
            Wait = !NoWait,
            Queue = !NoQueue,
            SlotTimeout = SlotTimeout,
            Timeout = Timeout,
            OnTimeout = OnTimeout,
            CancelOnStop = CancelOnStop,
        }));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var engine = NewEngine();
        var plan = await engine.PlanAsync(_desired, new PlanOptions(), [EngineHost], cancellationToken);
        var approved = await OnPipelineAsync(() => new PlanApproval(this, Force).Approve(plan));
        if (approved.Steps.Count == 0)
        {
            return;
        }

        var result = await engine.RunAsync(approved, new RunOptions { ThrottleLimit = ThrottleLimit }, [EngineHost, new ResultWriter(PostOutput)], cancellationToken);
        await WriteErrorsAsync(result.Steps);
    }
}
