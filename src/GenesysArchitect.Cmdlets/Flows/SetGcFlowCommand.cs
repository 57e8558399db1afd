using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Updates flows to the desired state, and preserves unmentioned properties and concurrent changes.</para>
/// <para type="description">Reads each flow, checks the desired state, and changes what differs. A flow that already has the desired state is left unchanged. All pipeline input is checked first and then set in parallel; the output has the order of the input.</para>
/// <para type="description">Concurrent changes are not overwritten. Each change includes the flow version it was based on; if the flow was modified concurrently, it is read again and both changes are merged block by block and property by property. If both changed the same value differently, -ConflictPolicy decides; by default nothing is sent, and each conflict is reported with its three values.</para>
/// <para type="description">The Previous property of the output is the flow before the change: pipe it to Set-GcFlow to restore the flow. A snapshot from Export-GcFlow does the same.</para>
/// </summary>
/// <example>
/// <para>Publish a flow under a new name</para>
/// <code>
/// PS> Set-GcFlow main-ivr -Name 'Main IVR 2027' -LifecycleState published
/// </code>
/// <para>Everything else in the flow is unchanged. -WhatIf shows the differences that would be sent.</para>
/// </example>
/// <example>
/// <para>Edit a flow</para>
/// <code>
/// PS> $flow = Get-GcFlow main-ivr
/// PS> $flow.Definition.blocks[0].prompt = 'Welcome to Northwind.'
/// PS> $set = $flow | Set-GcFlow
/// PS> $set.Diff.Differences
/// PS> $set.Previous | Set-GcFlow
/// </code>
/// <para>Only the edit is applied, whatever others have changed since the flow was read. The last command restores the flow.</para>
/// </example>
/// <example>
/// <para>Set a flow from a file, and create it if it does not exist</para>
/// <code>
/// PS> Set-GcFlow -Path ./flows/callback.yaml -CreateIfMissing -WhatIf
/// PS> Set-GcFlow -Path ./flows/callback.yaml -CreateIfMissing
/// </code>
/// <para>Errors in the file are reported with line and column before anything is sent.</para>
/// </example>
/// <example>
/// <para>Archive the flows in a list</para>
/// <code>
/// PS> Get-Content ./retired.csv
/// Id,LifecycleState
/// spanish-ivr,archived
/// returns-follow-up,archived
/// PS> Import-Csv ./retired.csv | Set-GcFlow -ErrorVariable failed |
///         Export-Csv ./retired-result.csv
/// </code>
/// <para>A row that fails is reported as an error and does not stop the others.</para>
/// </example>
/// <example>
/// <para>Restore an organization's flows from snapshots</para>
/// <code>
/// PS> Get-ChildItem ./snapshots/*.yaml | Set-GcFlow -CreateIfMissing
/// </code>
/// <para>A snapshot is a whole flow: anything added since is removed.</para>
/// </example>
/// <seealso cref="GetGcFlowCommand"/>
/// <seealso cref="TestGcFlowCommand"/>
/// <seealso cref="ExportGcFlowCommand"/>
/// <seealso cref="CompareGcFlowCommand"/>
[Cmdlet(VerbsCommon.Set, "GcFlow", SupportsShouldProcess = true, DefaultParameterSetName = ByObject)]
[OutputType(typeof(GcFlow))]
public sealed class SetGcFlowCommand : DesiredFlowCommand, IGoverned
{
    /// <summary><para type="description">Creates the flow if no flow has the id. A name and a state are then required.</para></summary>
    [Parameter]
    public SwitchParameter CreateIfMissing { get; set; }

    /// <summary>
    /// <para type="description">How to resolve a value that others have changed differently: Fail sends nothing and reports the conflict, Ours keeps the desired value, Theirs keeps the other value.</para>
    /// <para type="default">Fail</para>
    /// </summary>
    [Parameter]
    public ConflictPolicy ConflictPolicy { get; set; }

    /// <summary>
    /// <para type="description">How often a change is merged and retried after a concurrent modification.</para>
    /// <para type="default">5</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetries { get; set; } = 5;

    /// <summary><para type="description">A folder to which each flow is saved before it is changed, as a snapshot with its version in the file name.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    /// <summary>
    /// <para type="description">How many flows are read, checked and set in parallel.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <summary><para type="description">Does not ask for confirmation of high-impact changes.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var backup = BackupPath is null ? null : await OnPipelineAsync(() => this.FilePath(BackupPath));
        var desired = DesiredResources.Select(desired => desired with { CreateIfMissing = CreateIfMissing, ConflictPolicy = ConflictPolicy, MaxRetries = MaxRetries, BackupPath = backup });
        foreach (var batch in Batches.Of(desired, desired => desired.Id))
        {
            await RunAsync(NewEngine(), batch, cancellationToken);
        }
    }

    private async Task RunAsync(DeploymentEngine engine, List<Flow> desired, CancellationToken cancellationToken)
    {
        var plan = await engine.PlanAsync(desired, new PlanOptions { ThrottleLimit = ThrottleLimit }, [EngineHost], cancellationToken);
        var approved = await OnPipelineAsync(() => new PlanApproval(this, Force).Approve(plan));
        if (approved.Steps.Count == 0)
        {
            return;
        }

        var running = approved.Steps.Select(step => step.Address).ToHashSet();
        var output = new OrderedResultWriter(desired.Select(desired => desired.Address).Where(running.Contains), PostOutput);
        var result = await engine.RunAsync(approved, new RunOptions { ThrottleLimit = ThrottleLimit }, [EngineHost, output], cancellationToken);
        foreach (var changed in result.Steps.Where(step => step.Status == StepStatus.Succeeded && cancellationToken.IsCancellationRequested && !IsWritten(step)))
        {
            Report($"{changed.Address} was changed before the run ended{(changed.Output is GcFlow { Version: { } version } ? $"; it is now at version {version}" : string.Empty)}.");
        }

        await WriteErrorsAsync(result.Steps);
    }
}
