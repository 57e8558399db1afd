using System.Management.Automation;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Cmdlets.Dependencies;

/// <summary>
/// <para type="synopsis">Resolves the dependencies of flows: the whole graph, the version of every data action, and the order of deployment.</para>
/// <para type="description">Reads all flows of the organization, or the given flows and everything they refer to, and the data actions they use. Each is read once, in parallel, within the rate limit. For each action the highest published version that satisfies all version ranges is selected. For each flow the newest version in each environment is used.</para>
/// <para type="description">Each flow or action that cannot be read is an error, and Incomplete is then true. An action without a version that satisfies all ranges is an error that lists each range, the flows that require it, and the published versions. A cycle is an error that shows its shortest path. None of these errors ends the command; with -FailOnConflict a conflict does.</para>
/// <para type="description">-LockPath writes the versions to a lock file. For an unchanged organization its content is always identical, except for when and where it was made. A lock file with different content is replaced only with -Update; -WhatIf writes and stores nothing.</para>
/// </summary>
/// <example>
/// <para>See the dependencies of an organization's flows</para>
/// <code>
/// PS> $resolution = Resolve-GcFlowDependency
/// PS> $resolution.Dependencies | Where-Object ActionId -eq find-customer
/// PS> $resolution.Waves | Format-Table Number, Nodes
/// </code>
/// </example>
/// <example>
/// <para>Lock the versions of one environment</para>
/// <code>
/// PS> Resolve-GcFlowDependency -Environment prod -LockPath ./dependencies.lock
/// PS> Test-GcDependencyLock ./dependencies.lock
/// </code>
/// <para>The second command shows what has been added, removed or moved since.</para>
/// </example>
/// <example>
/// <para>Require the locked versions in a release</para>
/// <code>
/// PS> Resolve-GcFlowDependency main-ivr -Environment prod -FailOnConflict `
///         -LockPath ./dependencies.lock -ErrorAction Stop
/// </code>
/// <para>Fails if an action has no version that satisfies all ranges, or if the lock file has different content.</para>
/// </example>
/// <example>
/// <para>Find the data actions with version conflicts</para>
/// <code>
/// PS> (Resolve-GcFlowDependency -ErrorAction SilentlyContinue).Conflicts |
///         Format-List ActionId, Requests, Published
/// </code>
/// </example>
/// <example>
/// <para>Show the graph</para>
/// <code>
/// PS> Resolve-GcFlowDependency | Export-GcDependencyGraph ./dependencies.html
/// </code>
/// </example>
/// <seealso cref="TestGcDependencyLockCommand"/>
/// <seealso cref="ExportGcDependencyGraphCommand"/>
[Cmdlet(VerbsDiagnostic.Resolve, "GcFlowDependency", SupportsShouldProcess = true)]
[OutputType(typeof(GcDependencyResolution))]
public sealed class ResolveGcFlowDependencyCommand : ConnectedCmdlet
{
    private readonly List<string> _flows = [];

    /// <summary>
    /// <para type="description">The ids of the flows to start with. Everything they refer to and use is included.</para>
    /// <para type="default">All flows</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public string[] FlowId { get; set; } = [];

    /// <summary>
    /// <para type="description">The id of an environment: flow versions in other environments are ignored.</para>
    /// <para type="default">All environments</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Environment { get; set; }

    /// <summary><para type="description">The lock file to write. It is not written if something could not be read or if there is a cycle. An action without a suitable version is listed in it as unresolved.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LockPath { get; set; }

    /// <summary><para type="description">Replaces a lock file with different content.</para></summary>
    [Parameter]
    [Alias("Force")]
    public SwitchParameter Update { get; set; }

    /// <summary><para type="description">The URL of an artifact registry to store the lock file in: https, or http on this machine. An identical lock file is stored only once.</para></summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? RegistryUri { get; set; }

    /// <summary>
    /// <para type="description">The token for the registry. The platform's token is never sent to it.</para>
    /// <para type="default">GENESYS_REGISTRY_TOKEN, if it is set</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? RegistryToken { get; set; }

    /// <summary>
    /// <para type="description">What to select if no published version of an action satisfies all ranges: None selects no version, Highest and Lowest select that published version and mark it.</para>
    /// <para type="default">None</para>
    /// </summary>
    [Parameter]
    public VersionFallback Fallback { get; set; }

    /// <summary><para type="description">Ends the command with an error if an action has no version that satisfies all ranges; no lock file is then written or stored.</para></summary>
    [Parameter]
    public SwitchParameter FailOnConflict { get; set; }

    /// <summary>
    /// <para type="description">How many requests are sent in parallel.</para>
    /// <para type="default">16</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = DependencyQuery.DefaultParallelRequests;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (RegistryUri is not null)
        {
            FlowDependencies.CheckRegistry(RegistryUri);
        }

        base.Begin();
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _flows.AddRange(FlowId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (MyInvocation.ExpectingInput && _flows.Count == 0)
        {
            // Empty pipeline input must not mean all flows.
            return;
        }

        var dependencies = NewEngine().Dependencies;
        var resolution = await ReadAsync(dependencies, cancellationToken);
        await WriteFindingsAsync(resolution);
        if (!FailOnConflict || resolution.Conflicts.Count == 0)
        {
            await GuardAsync(() => KeepAsync(dependencies, resolution, cancellationToken));
        }

        await WriteAsync(resolution);
        if (FailOnConflict && resolution.Conflicts.Count > 0)
        {
            await OnPipelineAsync<bool>(() =>
            {
                End(DependencyFinding.ConflictsIn(resolution)!, resolution);
                return true;
            });
        }
    }

    private async Task<GcDependencyResolution> ReadAsync(FlowDependencies dependencies, CancellationToken cancellationToken)
    {
        var progress = new ReadingProgress(PostProgress);
        try
        {
            return await dependencies.ResolveAsync(
                new DependencyQuery { FlowIds = _flows, Environment = Environment, Fallback = Fallback, ThrottleLimit = ThrottleLimit, Progress = progress },
                cancellationToken);
        }
        finally
        {
            progress.Complete();
        }
    }

    private async Task WriteFindingsAsync(GcDependencyResolution resolution)
    {
        foreach (var finding in DependencyFinding.In(resolution))
        {
            if (finding.Conflict is { } settled && Fallback != VersionFallback.None)
            {
                await OnPipelineAsync(() =>
                {
                    WriteWarning(Neutralize(settled.Message));
                    return true;
                });
            }
            else
            {
                await WriteErrorAsync(finding.Error);
            }
        }
    }

    private async Task KeepAsync(FlowDependencies dependencies, GcDependencyResolution resolution, CancellationToken cancellationToken)
    {
        var path = LockPath is null ? null : await OnPipelineAsync(() => this.FilePath(LockPath));
        if (path is not null && await OnPipelineAsync(() => ShouldProcess($"lock '{path}'", "Write the resolved versions")))
        {
            dependencies.WriteLock(resolution, path, Update);
        }

        if (RegistryUri is not null && await OnPipelineAsync(() => ShouldProcess($"registry {RegistryUri.Host}", "Store the lock")))
        {
            var token = Binding.RegistryToken.Of(RegistryToken);
            await (path is null ? dependencies.ExportAsync(resolution, RegistryUri, token, cancellationToken) : dependencies.ExportAsync(path, RegistryUri, token, cancellationToken));
        }
    }
}
