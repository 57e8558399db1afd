using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Brings flows to the state that is described, and keeps what is not mentioned and what others change meanwhile.</para>
/// <para type="description">Reads each flow, checks what it shall be, and changes what differs. A flow that is as wished is left alone. Everything that comes down the pipeline is checked first and then set side by side; what comes out has the order of what came in.</para>
/// <para type="description">Nobody is overwritten. A change names the version of the flow that it was made for; when somebody else was faster, the flow is read again and both changes are merged, block by block and property by property. Where both changed one place to different things, -ConflictPolicy decides; without it nothing is sent, and each place is named with its three values.</para>
/// <para type="description">The Previous of what comes out is the flow as it was: piped to Set-GcFlow, it puts the flow back. So does a snapshot of Export-GcFlow.</para>
/// </summary>
/// <example>
/// <para>Publish a flow under a new name</para>
/// <code>
/// PS> Set-GcFlow main-ivr -Name 'Main IVR 2027' -LifecycleState published
/// </code>
/// <para>All else in the flow stays. -WhatIf shows the differences that would be sent.</para>
/// </example>
/// <example>
/// <para>Edit what was read</para>
/// <code>
/// PS> $flow = Get-GcFlow main-ivr
/// PS> $flow.Definition.blocks[0].prompt = 'Welcome to Northwind.'
/// PS> $set = $flow | Set-GcFlow
/// PS> $set.Diff.Differences
/// PS> $set.Previous | Set-GcFlow
/// </code>
/// <para>Just the edit is brought about, whatever others have changed since the flow was read. The last line puts the flow back.</para>
/// </example>
/// <example>
/// <para>Set what a file describes, and create it where it is missing</para>
/// <code>
/// PS> Set-GcFlow -Path ./flows/callback.yaml -CreateIfMissing -WhatIf
/// PS> Set-GcFlow -Path ./flows/callback.yaml -CreateIfMissing
/// </code>
/// <para>What is wrong in the file is named with its line and column, before anything is sent.</para>
/// </example>
/// <example>
/// <para>Archive what a list names</para>
/// <code>
/// PS> Get-Content ./retired.csv
/// Id,LifecycleState
/// spanish-ivr,archived
/// returns-follow-up,archived
/// PS> Import-Csv ./retired.csv | Set-GcFlow -ErrorVariable failed |
///         Export-Csv ./retired-result.csv
/// </code>
/// <para>A row that fails is an error about that row, and does not stop the others.</para>
/// </example>
/// <example>
/// <para>Restore an organization's flows from snapshots</para>
/// <code>
/// PS> Get-ChildItem ./snapshots/*.yaml | Set-GcFlow -CreateIfMissing
/// </code>
/// <para>A snapshot is a flow as a whole: what has been added since is taken out.</para>
/// </example>
/// <seealso cref="GetGcFlowCommand"/>
/// <seealso cref="TestGcFlowCommand"/>
/// <seealso cref="ExportGcFlowCommand"/>
/// <seealso cref="CompareGcFlowCommand"/>
[Cmdlet(VerbsCommon.Set, "GcFlow", SupportsShouldProcess = true, DefaultParameterSetName = ByObject)]
[OutputType(typeof(GcFlow))]
public sealed class SetGcFlowCommand : DesiredFlowCommand, IGoverned
{
    /// <summary><para type="description">Creates a flow where there is none of the id. It then needs a name and a state.</para></summary>
    [Parameter]
    public SwitchParameter CreateIfMissing { get; set; }

    /// <summary>
    /// <para type="description">What becomes of a place that others have changed as well, to something else: Fail sends nothing and names the place, Ours has what is wished stand there, Theirs leaves it as they made it.</para>
    /// <para type="default">Fail</para>
    /// </summary>
    [Parameter]
    public ConflictPolicy ConflictPolicy { get; set; }

    /// <summary>
    /// <para type="description">How often a change that others forestalled is merged and made anew.</para>
    /// <para type="default">5</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetries { get; set; } = 5;

    /// <summary><para type="description">A folder where each flow is kept as it was before it is changed, as a snapshot with its version in the name.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    /// <summary>
    /// <para type="description">How many flows are read, checked and set side by side.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var backup = BackupPath is null ? null : await OnPipelineAsync(() => this.FilePath(BackupPath));
        var desired = DesiredResources.Select(desired => desired with { CreateIfMissing = CreateIfMissing, ConflictPolicy = ConflictPolicy, MaxRetries = MaxRetries, BackupPath = backup });
        foreach (var round in Batches.Of(desired, desired => desired.Id))
        {
            await RunAsync(NewEngine(), round, cancellationToken);
        }
    }

    private async Task RunAsync(DeploymentEngine engine, List<Flow> desired, CancellationToken cancellationToken)
    {
        var plan = await engine.PlanAsync(desired, new PlanOptions { ThrottleLimit = ThrottleLimit }, [EngineHost], cancellationToken);
        var approved = await OnPipelineAsync(() => new PlanApproval(this, force: false).Approve(plan));
        if (approved.Steps.Count == 0)
        {
            return;
        }

        var running = approved.Steps.Select(step => step.Address).ToHashSet();
        var output = new OrderedResultWriter(desired.Select(desired => desired.Address).Where(running.Contains), PostOutput);
        var result = await engine.RunAsync(approved, new RunOptions { ThrottleLimit = ThrottleLimit }, [EngineHost, output], cancellationToken);
        foreach (var changed in result.Steps.Where(step => step.Status == StepStatus.Succeeded && cancellationToken.IsCancellationRequested && !IsWritten(step)))
        {
            Report($"{changed.Address} was changed before the run ended{(changed.Output is GcFlow { Version: { } version } ? $"; it is at version {version}" : string.Empty)}.");
        }

        await WriteErrorsAsync(result.Steps);
    }
}
