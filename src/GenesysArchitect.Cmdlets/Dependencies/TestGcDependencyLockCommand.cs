using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Cmdlets.Dependencies;

/// <summary>
/// <para type="synopsis">Verifies a dependency lock file, and checks whether the organization still matches it.</para>
/// <para type="description">A lock file that was modified since it was written is an error. The organization is then read with the same flows and environment as when the lock file was made, and everything added, removed or moved since is reported. Nothing is changed.</para>
/// </summary>
/// <example>
/// <para>Fail a pipeline if the organization has changed</para>
/// <code>
/// PS> $test = Test-GcDependencyLock ./dependencies.lock -ErrorAction Stop
/// PS> if (-not $test.IsCurrent) { $test.Moved; throw 'Resolve the dependencies again.' }
/// </code>
/// </example>
/// <example>
/// <para>Verify only the checksums</para>
/// <code>
/// PS> Get-ChildItem ./locks/*.lock | Test-GcDependencyLock -ChecksumOnly
/// </code>
/// <para>No connection is needed for this.</para>
/// </example>
/// <seealso cref="ResolveGcFlowDependencyCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcDependencyLock")]
[OutputType(typeof(GcDependencyLockTest))]
public sealed class TestGcDependencyLockCommand : ConnectedCmdlet
{
    /// <summary><para type="description">The lock file; wildcards are supported.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("FullName", "LockPath")]
    public string Path { get; set; } = string.Empty;

    /// <summary><para type="description">Verifies only the checksum, without reading the organization.</para></summary>
    [Parameter]
    public SwitchParameter ChecksumOnly { get; set; }

    /// <summary>
    /// <para type="description">How many requests are sent in parallel.</para>
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
