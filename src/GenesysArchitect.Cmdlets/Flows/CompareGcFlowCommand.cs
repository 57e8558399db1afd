using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Tells how flows differ between two places: organizations, folders of snapshots, files.</para>
/// <para type="description">Writes an object for each path at which a flow differs, and nothing when all are equal. Blocks are matched by their ids, so that one that was moved or inserted does not make its neighbors differ. The version of a flow is left out. A flow that only one place has differs as a whole.</para>
/// </summary>
/// <example>
/// <para>See what has changed in an organization since its snapshots were written</para>
/// <code>
/// PS> Compare-GcFlow ./flows
/// </code>
/// <para>The left is the snapshots, the right the organization you are connected to: what is Added was added there.</para>
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
/// <para>Fail a pipeline when somebody has changed something by hand</para>
/// <code>
/// $drift = Compare-GcFlow ./flows
/// if ($drift) {
///     $drift | Format-Table
///     throw "The flows have drifted: $($drift.Count) differences."
/// }
/// </code>
/// </example>
/// <example>
/// <para>Get both documents of what differs</para>
/// <code>
/// PS> Compare-GcFlow ./flows ./flows-of-yesterday -PassThru |
///         Select-Object FlowId, { $_.Left.Version }, { $_.Right.Version }
/// </code>
/// </example>
/// <seealso cref="ExportGcFlowCommand"/>
/// <seealso cref="SetGcFlowCommand"/>
[Cmdlet(VerbsData.Compare, "GcFlow", DefaultParameterSetName = Locations)]
[OutputType(typeof(FlowDifference), typeof(FlowComparison))]
public sealed class CompareGcFlowCommand : ConnectedCmdlet
{
    private const string Locations = "Places";
    private const string LeftPiped = "LeftPiped";

    private readonly List<object> _piped = [];
    private (object? Left, object? Right) _named;

    /// <summary><para type="description">The one place: a folder of snapshots, a snapshot, an artifact registry file with flows, a connection, or flows as Get-GcFlow gives them.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Locations)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = LeftPiped)]
    [ValidateNotNull]
    public object? Left { get; set; }

    /// <summary>
    /// <para type="description">The other place, in the same way. What is piped in is the place that no parameter names.</para>
    /// <para type="default">The organization of the connection</para>
    /// </summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = Locations)]
    [Parameter(ParameterSetName = LeftPiped)]
    [ValidateNotNull]
    public object? Right { get; set; }

    /// <summary>
    /// <para type="description">The ids of the flows to compare.</para>
    /// <para type="default">Those of both places; where flows or a single snapshot are given, those</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary><para type="description">Writes for each flow that differs an object with both documents and all differences.</para></summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para type="description">How many flows are read side by side.</para>
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
            _piped.AddRange(Several((_named.Left is null ? Left : Right)!));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        // Nothing came down the pipeline: there is nothing to compare.
        if (MyInvocation.ExpectingInput && _piped.Count == 0)
        {
            return;
        }

        var left = await OnPipelineAsync(() => Source(nameof(Left), Given(_named.Left)));
        var right = NeedsConnection ? NewEngine().Flows.AsSource() : await OnPipelineAsync(() => Source(nameof(Right), Given(_named.Right)));
        await foreach (var comparison in ArchitectFlows.CompareAsync(left, right, Id?.Select(id => new FlowId(id)).ToList(), ThrottleLimit, cancellationToken))
        {
            await WriteAsync(comparison);
        }
    }

    private async Task WriteAsync(FlowComparison comparison)
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
                await WriteAsync((object)FlowDifference.Of(comparison.FlowId, difference));
            }
        }
    }

    private List<object> Given(object? named) => named is null ? _piped : [.. Several(named)];

    private static IEnumerable<object> Several(object given) => Plain(given) is IEnumerable<object> several ? several.Select(Plain) : [Plain(given)];

    private static object Plain(object given) => given is PSObject wrapped ? wrapped.BaseObject : given;

    private FlowSource Source(string parameter, List<object> given) => given switch
    {
        [OrgConnection connection] => new DeploymentEngine(connection, EngineHost).Flows.AsSource(),
        [string path] => FlowSource.AtPath(this.FilePath(path)),
        [FileSystemInfo file] => FlowSource.AtPath(file.FullName),
        [GcFlow, ..] when given.TrueForAll(one => one is GcFlow) => FlowSource.Of(given.Cast<GcFlow>()),
        _ => throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"-{parameter}: these are no flows.")
        {
            Target = parameter,
            Remedies = [new("Give a folder of snapshots, a snapshot, a registry file, a connection, or flows of Get-GcFlow.")],
        },
    };
}
