using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Deploys a bundle to one or more environments, and follows it to its end.</para>
/// <para type="description">Validates the bundle, waits for one of the organisation's three deployment slots, submits it once, follows it, and rolls it back when it fails. Everything that comes down the pipeline is planned first and then run side by side; each result is written as it is known. -WhatIf writes the plan and changes nothing.</para>
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "GcBundleDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBundleDeployment))]
public sealed class InvokeGcBundleDeploymentCommand : BundleCommand
{
    private readonly List<Resource> _wishes = [];

    /// <summary><para type="description">Overwrites what is there. With -Api Organization.</para></summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    /// <summary><para type="description">How conflicts are resolved: AUTOMATIC (default), MANUAL, or another word of the platform. With -Api Organization.</para></summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConflictResolutionCompleter))]
    [ValidateNotNullOrEmpty]
    public string ConflictResolution { get; set; } = "AUTOMATIC";

    /// <summary><para type="description">Only has the platform validate; nothing is applied.</para></summary>
    [Parameter]
    public SwitchParameter ValidateOnly { get; set; }

    /// <summary><para type="description">Leaves a failed deployment as it is, rather than rolling it back.</para></summary>
    [Parameter]
    public SwitchParameter NoRollback { get; set; }

    /// <summary><para type="description">Where the platform is to report to. With -Api Organization.</para></summary>
    [Parameter]
    [Alias("WebhookUrl")]
    public Uri? WebhookUri { get; set; }

    /// <summary><para type="description">Returns as soon as the platform has accepted the deployment.</para></summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary><para type="description">Fails at once when no slot is free.</para></summary>
    [Parameter]
    public SwitchParameter NoQueue { get; set; }

    /// <summary><para type="description">How long a free slot is waited for: seconds, 10m, or a TimeSpan. Default 30 minutes.</para></summary>
    [Parameter]
    [Duration]
    public TimeSpan SlotTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary><para type="description">How long the deployment is followed: seconds, 10m, or a TimeSpan. Default 10 minutes.</para></summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary><para type="description">What becomes of a deployment that has not ended by then: Leave (default), Cancel or RollBack.</para></summary>
    [Parameter]
    public OnTimeout OnTimeout { get; set; }

    /// <summary><para type="description">Cancels the deployment at the platform when this is stopped by Ctrl+C.</para></summary>
    [Parameter]
    public SwitchParameter CancelOnStop { get; set; }

    /// <summary><para type="description">How many deployments may be under way or waiting at once. Default 64; never more than three are active.</para></summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary><para type="description">Does not ask before changes of high impact.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _wishes.AddRange(ReadWishes().Select(wish => wish with
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
        var plan = await engine.PlanAsync(_wishes, cancellationToken);
        var approved = await OnPipelineAsync(() => new PlanApproval(this, Force).Approve(plan));
        if (approved.Steps.Count == 0)
        {
            return;
        }

        var result = await engine.RunAsync(approved, new RunOptions { ThrottleLimit = ThrottleLimit }, [EngineHost, new ResultWriter(WriteAsync)], cancellationToken);
        foreach (var left in result.Steps.Where(step => step.Status == StepStatus.Cancelled))
        {
            Tell(left.Error!);
        }
    }
}
