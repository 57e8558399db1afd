using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Writes snapshots of flows to a folder, one file per flow.</para>
/// <para type="description">A snapshot is the whole flow as YAML or JSON in a canonical form, so that a file changes only where the flow changes. A file with the same content is left as it is; any other is replaced atomically. Set-GcFlow -Path restores a flow from its snapshot, and Compare-GcFlow shows what has changed since.</para>
/// </summary>
/// <example>
/// <para>Keep an organization's flows under version control</para>
/// <code>
/// PS> Export-GcFlow ./flows
/// PS> git add ./flows
/// PS> git commit -m 'Current flows'
/// </code>
/// </example>
/// <example>
/// <para>Export some flows</para>
/// <code>
/// PS> Export-GcFlow ./flows -Name '*IVR*' -Format Json
/// PS> Get-GcFlow main-ivr, payments | Export-GcFlow ./flows
/// </code>
/// </example>
/// <seealso cref="SetGcFlowCommand"/>
/// <seealso cref="CompareGcFlowCommand"/>
[Cmdlet(VerbsData.Export, "GcFlow", SupportsShouldProcess = true, DefaultParameterSetName = ByName)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGcFlowCommand : ConnectedCmdlet
{
    private const string ByObject = "InputObject";
    private const string ById = "Id";
    private const string ByName = "Name";

    private readonly List<GcFlow> _given = [];

    /// <summary><para type="description">The folder; it is created if it does not exist.</para></summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary><para type="description">The flows, from Get-GcFlow.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public GcFlow[] InputObject { get; set; } = [];

    /// <summary><para type="description">The ids of the flows.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [ValidateNotNullOrEmpty]
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
    /// <para type="description">The format of the snapshots.</para>
    /// <para type="default">Yaml</para>
    /// </summary>
    [Parameter]
    public DocumentFormat Format { get; set; }

    /// <summary>
    /// <para type="description">How many flows are read in parallel.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <inheritdoc/>
    private protected override bool NeedsConnection => ParameterSetName != ByObject && !MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _given.AddRange(InputObject);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var folder = await OnPipelineAsync(() => this.FilePath(Path));
        if (ParameterSetName == ByObject)
        {
            foreach (var flow in _given)
            {
                await ExportAsync(flow, folder);
            }

            return;
        }

        var flows = NewEngine().Flows;
        if (ParameterSetName == ById)
        {
            await ExportAsync(flows.ReadAsync([.. Id.Select(id => new FlowId(id))], ThrottleLimit, cancellationToken), folder);
            return;
        }

        var names = new NamePatterns(Name);
        await ExportAsync(flows.ListAsync(names.IsMatch, ThrottleLimit, cancellationToken), folder);
        foreach (var missing in names.Missing)
        {
            await WriteErrorAsync(missing);
        }
    }

    private async Task ExportAsync(IAsyncEnumerable<FlowReading> readings, string folder)
    {
        await foreach (var reading in readings)
        {
            if (reading.Flow is { } flow)
            {
                await ExportAsync(flow, folder);
            }
            else
            {
                await WriteErrorAsync(reading.Error!);
            }
        }
    }

    private async Task ExportAsync(GcFlow flow, string folder)
    {
        if (await OnPipelineAsync(() => ShouldProcess($"flow '{flow.Id}'", $"Write its snapshot to {folder}")))
        {
            await GuardAsync(async () =>
            {
                // Written as Get-Item does, with the properties that PowerShell's file view shows.
                var file = $"Microsoft.PowerShell.Core\\FileSystem::{ArchitectFlows.Export(flow, folder, Format)}";
                await WriteAsync(await OnPipelineAsync(() => InvokeProvider.Item.Get([file], force: true, literalPath: true).Single()));
            });
        }
    }
}
