using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Compares flows between two sources: organizations, folders of snapshots, or files.</para>
/// <para type="description">Writes an object for each path at which a flow differs, and nothing if all are equal. Blocks are matched by id, so that a moved or inserted block does not make its neighbors differ. The version of a flow is ignored. A flow that only one source has differs as a whole.</para>
/// </summary>
/// <example>
/// <para>See what has changed in an organization since its snapshots were written</para>
/// <code>
/// PS> Compare-GcFlow ./flows
/// </code>
/// <para>The left side is the snapshots, the right side the connected organization: what is Added was added to the organization.</para>
/// </example>
/// <example>
/// <para>Compare two organizations</para>
/// <code>
/// PS> $test = Connect-GcOrg -Region eu-central-1 -Credential $testClient -PassThru
/// PS> $prod = Connect-GcOrg -Region eu-central-1 -Credential $prodClient -PassThru
/// PS> Compare-GcFlow $test $prod -Id main-ivr, payments
/// </code>
/// </example>
/// <example>
/// <para>Compare some flows with their snapshots</para>
/// <code>
/// PS> Get-GcFlow -Name '*IVR*' | Compare-GcFlow ./flows
/// </code>
/// </example>
/// <example>
/// <para>Fail a pipeline on manual changes</para>
/// <code>
/// $drift = Compare-GcFlow ./flows
/// if ($drift) {
///     $drift | Format-Table
///     throw "The flows have drifted: $($drift.Count) differences."
/// }
/// </code>
/// </example>
/// <example>
/// <para>Get both documents of each flow that differs</para>
/// <code>
/// PS> Compare-GcFlow ./flows ./flows-of-yesterday -PassThru |
///         Select-Object FlowId, { $_.Left.Version }, { $_.Right.Version }
/// </code>
/// </example>
/// <seealso cref="ExportGcFlowCommand"/>
/// <seealso cref="SetGcFlowCommand"/>
[Cmdlet(VerbsData.Compare, "GcFlow", DefaultParameterSetName = Sources)]
[OutputType(typeof(GcFlowDifference), typeof(GcFlowComparison))]
public sealed class CompareGcFlowCommand : ConnectedCmdlet
{
    private const string Sources = "Sources";
    private const string LeftPiped = "LeftPiped";

    private readonly List<object> _piped = [];
    private (object? Left, object? Right) _named;

    /// <summary><para type="description">The left source: a folder of snapshots, a snapshot, an artifact registry file with flows, a connection, or flows from Get-GcFlow.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Sources)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = LeftPiped)]
    [ValidateNotNull]
    public object? Left { get; set; }

    /// <summary>
    /// <para type="description">The right source, in the same forms. Pipeline input is the source that no parameter specifies.</para>
    /// <para type="default">The organization of the connection</para>
    /// </summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = Sources)]
    [Parameter(ParameterSetName = LeftPiped)]
    [ValidateNotNull]
    public object? Right { get; set; }

    /// <summary>
    /// <para type="description">The ids of the flows to compare.</para>
    /// <para type="default">All flows of both sources; or the given flows or snapshot</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary><para type="description">Writes one object with both documents and all differences for each flow that differs.</para></summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para type="description">How many flows are read in parallel.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <inheritdoc/>
    private protected override bool NeedsConnection => _named.Right is null && !(MyInvocation.ExpectingInput && _named.Left is not null);

    /// <inheritdoc/>
    protected override void Begin()
    {
        _named = (Left, Right);
        base.Begin();
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (MyInvocation.ExpectingInput)
        {
            _piped.AddRange(Items((_named.Left is null ? Left : Right)!));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        // The pipeline input was empty: there is nothing to compare.
        if (MyInvocation.ExpectingInput && _piped.Count == 0)
        {
            return;
        }

        var left = await OnPipelineAsync(() => Source(nameof(Left), ArgumentOrPiped(_named.Left)));
        var right = NeedsConnection ? NewEngine().Flows.AsSource() : await OnPipelineAsync(() => Source(nameof(Right), ArgumentOrPiped(_named.Right)));
        await foreach (var comparison in ArchitectFlows.CompareAsync(left, right, Id?.Select(id => new FlowId(id)).ToList(), ThrottleLimit, cancellationToken))
        {
            await WriteAsync(comparison);
        }
    }

    private async Task WriteAsync(GcFlowComparison comparison)
    {
        if (comparison.Error is { } error)
        {
            await WriteErrorAsync(error);
        }
        else if (PassThru)
        {
            await WriteAsync((object)comparison);
        }
        else
        {
            foreach (var difference in comparison.Differences)
            {
                await WriteAsync((object)GcFlowDifference.Of(comparison.FlowId, difference));
            }
        }
    }

    private List<object> ArgumentOrPiped(object? argument) => argument is null ? _piped : [.. Items(argument)];

    private static IEnumerable<object> Items(object given) => Unwrap(given) is IEnumerable<object> items ? items.Select(Unwrap) : [Unwrap(given)];

    private static object Unwrap(object given) => given is PSObject wrapped ? wrapped.BaseObject : given;

    private FlowSource Source(string parameter, List<object> given) => given switch
    {
        [GcOrgConnection connection] => new DeploymentEngine(connection, EngineHost).Flows.AsSource(),
        [string path] => FlowSource.AtPath(this.FilePath(path)),
        [FileSystemInfo file] => FlowSource.AtPath(file.FullName),
        [GcFlow, ..] when given.TrueForAll(item => item is GcFlow) => FlowSource.Of(given.Cast<GcFlow>()),
        _ => throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"-{parameter}: the value is not a source of flows.")
        {
            Target = parameter,
            Remedies = [new("Give a folder of snapshots, a snapshot, a registry file, a connection, or flows from Get-GcFlow.")],
        },
    };
}
