using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Cmdlets.Dependencies;

/// <summary>
/// <para type="synopsis">Tells whether a lock of dependencies is whole, and whether the organization still has what it says.</para>
/// <para type="description">A lock that was changed since it was written, by however little, is an error. Then the organization is read as it was when the lock was made, with the same flows and environment, and what was added, removed or moved since is told. Nothing is changed.</para>
/// </summary>
/// <example>
/// <para>Fail a pipeline when the organization has moved</para>
/// <code>
/// PS> $test = Test-GcDependencyLock ./dependencies.lock -ErrorAction Stop
/// PS> if (-not $test.IsCurrent) { $test.Moved; throw 'Resolve anew.' }
/// </code>
/// </example>
/// <example>
/// <para>See just whether locks are whole</para>
/// <code>
/// PS> Get-ChildItem ./locks/*.lock | Test-GcDependencyLock -ChecksumOnly
/// </code>
/// <para>No connection is needed for that.</para>
/// </example>
/// <seealso cref="ResolveGcFlowDependencyCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcDependencyLock")]
[OutputType(typeof(GcDependencyLockTest))]
public sealed class TestGcDependencyLockCommand : ConnectedCmdlet
{
    /// <summary><para type="description">The lock; wildcards are understood.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("FullName", "LockPath")]
    public string Path { get; set; } = string.Empty;

    /// <summary><para type="description">Verifies the checksum alone, and asks the organization nothing.</para></summary>
    [Parameter]
    public SwitchParameter ChecksumOnly { get; set; }

    /// <summary>
    /// <para type="description">How many requests are under way at once.</para>
    /// <para type="default">16</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = DependencyQuery.DefaultParallelRequests;

    /// <inheritdoc/>
    private protected override bool NeedsConnection => !ChecksumOnly;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var files = await OnPipelineAsync(() => WildcardPattern.ContainsWildcardCharacters(Path) ? this.FilesLike(Path) : [this.FilePath(Path)]);
        foreach (var file in files)
        {
            await GuardAsync(async () => await WriteAsync(await TestAsync(file, cancellationToken)));
        }
    });

    private async Task<GcDependencyLockTest> TestAsync(string file, CancellationToken cancellationToken) => ChecksumOnly
        ? new GcDependencyLockTest { Path = file, LockHash = DependencyLockFile.Read(file).Hash }
        : await NewEngine().Dependencies.TestAsync(file, ThrottleLimit, cancellationToken);
}
