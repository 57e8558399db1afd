using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Deploys a bundle to one or more environments and waits for the result.</para>
/// <para type="description">Validates the bundle, waits for one of the organization's three deployment slots, submits it once, waits for the result, and rolls it back on failure. All pipeline input is planned first and then deployed in parallel; each result is written as soon as it is known.</para>
/// <para type="description">-WhatIf writes the plan and changes nothing. A high-impact change, such as removing a flow or a queue, requires confirmation; in a non-interactive session, as in Azure DevOps, it needs -Force.</para>
/// <para type="description">Ctrl+C stops waiting, not the deployment: it continues on the platform, and Wait-GcBundleDeployment re-attaches to it.</para>
/// </summary>
/// <example>
/// <para>Deploy to two environments</para>
/// <code>
/// PS> Connect-GcOrg -Region eu-central-1 -Credential (Get-Credential)
/// PS> Invoke-GcBundleDeployment northwind-ivr staging, prod
/// </code>
/// <para>The two environments are deployed in parallel, and each is rolled back on its own if it fails. One object is written for each environment, with status, errors and times.</para>
/// </example>
/// <example>
/// <para>Review the plan first</para>
/// <code>
/// PS> $configuration = @{
///         CurrentConfig = './northwind-ivr.current.json'
///         TargetConfig  = './northwind-ivr.target.yaml'
///     }
/// PS> Invoke-GcBundleDeployment northwind-ivr prod @configuration -WhatIf
/// PS> Invoke-GcBundleDeployment northwind-ivr prod @configuration
/// </code>
/// <para>-WhatIf writes the steps of a real call, each with its impact and differences, and changes nothing. The second call asks for confirmation if the impact is high.</para>
/// </example>
/// <example>
/// <para>Deploy the bundles listed in a file</para>
/// <code>
/// PS> Get-Content ./release.csv
/// BundleId,Environment,TargetConfig
/// northwind-ivr,staging,./northwind-ivr.target.yaml
/// holiday-hours,staging,./holiday-hours.yaml
/// PS> Import-Csv ./release.csv | Invoke-GcBundleDeployment
/// </code>
/// <para>Columns bind to the parameters of the same name. A row that fails is reported as an error and does not stop the others.</para>
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
/// <para>With these variables Connect-GcOrg is not needed. The session is not interactive, so a high-impact change needs -Force; -ErrorAction Stop fails the task if the deployment fails.</para>
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
/// <para>Platform support needs the correlation id.</para>
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

    /// <summary><para type="description">Overwrites existing objects. Only with -Api Organization.</para></summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    /// <summary>
    /// <para type="description">How conflicts are resolved: AUTOMATIC, MANUAL, or another value of the platform. Only with -Api Organization.</para>
    /// <para type="default">AUTOMATIC</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConflictResolutionCompleter))]
    [ValidateNotNullOrEmpty]
    public string ConflictResolution { get; set; } = "AUTOMATIC";

    /// <summary><para type="description">Only validates the bundle on the platform. The status is then VALIDATED.</para></summary>
    [Parameter]
    public SwitchParameter ValidateOnly { get; set; }

    /// <summary><para type="description">Leaves a failed deployment as it is, instead of rolling it back.</para></summary>
    [Parameter]
    public SwitchParameter NoRollback { get; set; }

    /// <summary><para type="description">The URL that the platform sends its reports to. Only with -Api Organization.</para></summary>
    [Parameter]
    [Alias("WebhookUrl")]
    public Uri? WebhookUri { get; set; }

    /// <summary><para type="description">Returns as soon as the platform has accepted the deployment. The output can be piped to Wait-GcBundleDeployment.</para></summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary><para type="description">Fails immediately if none of the three slots is free, instead of waiting for one.</para></summary>
    [Parameter]
    public SwitchParameter NoQueue { get; set; }

    /// <summary>
    /// <para type="description">How long to wait for a free slot: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">30 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan SlotTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// <para type="description">How long to wait for the deployment: seconds, text such as 90s, 10m or 1h, or a TimeSpan.</para>
    /// <para type="default">10 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// <para type="description">What to do with a deployment that has not ended after -Timeout.</para>
    /// <para type="default">Leave</para>
    /// </summary>
    [Parameter]
    public OnTimeout OnTimeout { get; set; }

    /// <summary><para type="description">Cancels the deployment on the platform when the cmdlet is stopped, for example with Ctrl+C.</para></summary>
    [Parameter]
    public SwitchParameter CancelOnStop { get; set; }

    /// <summary>
    /// <para type="description">How many deployments may be in progress or waiting for a slot at the same time. No more than three are ever active in the organization.</para>
    /// <para type="default">64</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary><para type="description">Does not ask for confirmation of high-impact changes.</para></summary>
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
