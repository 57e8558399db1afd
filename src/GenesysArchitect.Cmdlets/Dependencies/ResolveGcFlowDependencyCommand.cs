using System.Management.Automation;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Cmdlets.Dependencies;

/// <summary>
/// <para type="synopsis">Resolves what flows depend on: the whole graph, the version of every data action, and the order to deploy in.</para>
/// <para type="description">Reads the flows of the organization, or those that are named with all that they lead to, and the data actions they use; each once, side by side, within the rate limit. For each action the highest published version is taken that satisfies every range it is used with. Of each flow its newest version in each environment counts.</para>
/// <para type="description">What cannot be read is an error about it, and Incomplete is then true. An action that no version satisfies is an error, with each range, who asks for it, and what is published. So is a circle, as a shortest way round. None of them ends the command; -FailOnConflict does for conflicts.</para>
/// <para type="description">-LockPath writes the versions into a lock, which is the same to the byte for the same organization but for when and where it was made. A lock that holds something else is not replaced without -Update; -WhatIf writes and stores nothing.</para>
/// </summary>
/// <example>
/// <para>See what the flows of an organization depend on</para>
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
/// <para>The second line tells later what has been added, removed or moved since.</para>
/// </example>
/// <example>
/// <para>Hold a release to it</para>
/// <code>
/// PS> Resolve-GcFlowDependency main-ivr -Environment prod -FailOnConflict `
///         -LockPath ./dependencies.lock -ErrorAction Stop
/// </code>
/// <para>Fails when an action has no version that suits all, and when the lock holds something else.</para>
/// </example>
/// <example>
/// <para>Find the data actions without a version that suits all</para>
/// <code>
/// PS> (Resolve-GcFlowDependency -ErrorAction SilentlyContinue).Conflicts |
///         Format-List ActionId, Requests, Published
/// </code>
/// </example>
/// <example>
/// <para>Look at the graph</para>
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
    /// <para type="description">The ids of the flows to begin with. What they refer to and use comes with them.</para>
    /// <para type="default">All flows</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public string[] FlowId { get; set; } = [];

    /// <summary>
    /// <para type="description">The environment to keep to, by its id: versions of flows in others do not count.</para>
    /// <para type="default">All environments</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Environment { get; set; }

    /// <summary><para type="description">The lock to write. None is written when something could not be read or goes round in a circle. An action that no version suits is named in it as unresolved.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LockPath { get; set; }

    /// <summary><para type="description">Replaces a lock that holds something else.</para></summary>
    [Parameter]
    [Alias("Force")]
    public SwitchParameter Update { get; set; }

    /// <summary><para type="description">The address of an artifact registry to store the lock in: https, or on this machine. The same lock is stored once.</para></summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? RegistryUri { get; set; }

    /// <summary>
    /// <para type="description">The registry's own token. The platform's is never sent there.</para>
    /// <para type="default">The environment's GENESYS_REGISTRY_TOKEN, if there is one</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? RegistryToken { get; set; }

    /// <summary>
    /// <para type="description">What is taken where no published version of an action satisfies all that use it: None leaves it without one, Highest and Lowest take that of what is published and mark it.</para>
    /// <para type="default">None</para>
    /// </summary>
    [Parameter]
    public VersionFallback Fallback { get; set; }

    /// <summary><para type="description">Ends the command with an error when an action has no version that suits all; nothing is locked or stored then.</para></summary>
    [Parameter]
    public SwitchParameter FailOnConflict { get; set; }

    /// <summary>
    /// <para type="description">How many requests are under way at once.</para>
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
            // Nothing came down the pipeline, which does not mean all.
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
                    WriteWarning(Shown(settled.Message));
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
