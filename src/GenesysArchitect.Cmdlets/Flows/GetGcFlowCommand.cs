using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Gets flows of an organization by id or name.</para>
/// <para type="description">Without parameters, gets all flows of the catalog. Each flow is written as soon as it is read, in catalog order. Nothing is changed.</para>
/// </summary>
/// <example>
/// <para>Show a flow</para>
/// <code>
/// PS> Get-GcFlow main-ivr | Format-List
/// PS> (Get-GcFlow main-ivr).Blocks
/// </code>
/// </example>
/// <example>
/// <para>Find flows by name</para>
/// <code>
/// PS> Get-GcFlow -Name '*IVR*', 'Returns*' | Where-Object LifecycleState -eq draft
/// </code>
/// </example>
/// <example>
/// <para>Save snapshots of flows</para>
/// <code>
/// PS> Get-GcFlow -Name '*IVR*' | Export-GcFlow ./snapshots
/// </code>
/// </example>
/// <seealso cref="SetGcFlowCommand"/>
/// <seealso cref="ExportGcFlowCommand"/>
[Cmdlet(VerbsCommon.Get, "GcFlow", DefaultParameterSetName = ByName)]
[OutputType(typeof(GcFlow))]
public sealed class GetGcFlowCommand : ConnectedCmdlet
{
    private const string ById = "Id";
    private const string ByName = "Name";

    /// <summary><para type="description">The ids of the flows.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FlowId")]
    public string[] Id { get; set; } = [];

    /// <summary>
    /// <para type="description">The names of the flows; wildcards are supported, and case is ignored.</para>
    /// <para type="default">All flows</para>
    /// </summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para type="description">How many flows are read in parallel.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var flows = NewEngine().Flows;
        if (ParameterSetName == ById)
        {
            await WriteReadingsAsync(flows.ReadAsync([.. Id.Select(id => new FlowId(id))], ThrottleLimit, cancellationToken));
            return;
        }

        var names = new NamePatterns(Name);
        await WriteReadingsAsync(flows.ListAsync(names.IsMatch, ThrottleLimit, cancellationToken));
        foreach (var missing in names.Missing)
        {
            await WriteErrorAsync(missing);
        }
    }

    private async Task WriteReadingsAsync(IAsyncEnumerable<FlowReading> readings)
    {
        await foreach (var reading in readings)
        {
            if (reading.Flow is { } flow)
            {
                await WriteAsync(flow);
            }
            else
            {
                await WriteErrorAsync(reading.Error!);
            }
        }
    }
}
