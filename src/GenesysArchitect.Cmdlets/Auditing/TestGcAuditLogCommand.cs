using System.Management.Automation;
using System.Net;
using System.Security;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>
/// <para type="synopsis">Verifies that an audit log was not modified, and reports the first entry that was.</para>
/// <para type="description">Each entry contains its own hash and the hash of the previous entry, so that every modified, removed or moved entry is detected. Reads all files of the log, from audit.000001.jsonl to audit.jsonl, line by line, whatever their size; other processes may write to the log at the same time. No connection is needed.</para>
/// <para type="description">Entries removed from the end are detected only with -HeadHash: keep the HeadHash of a test in another place, and pass it to the next test. Anyone who can write the log can also rewrite all of it, unless it is signed with a key (GENESYS_AUDIT_KEY).</para>
/// </summary>
/// <example>
/// <para>Verify the log of the current folder</para>
/// <code>
/// PS> Test-GcAuditLog
/// </code>
/// </example>
/// <example>
/// <para>Save the head hash, and verify later that nothing was removed</para>
/// <code>
/// PS> (Test-GcAuditLog).HeadHash | Set-Content ./audit.head
/// PS> Test-GcAuditLog -HeadHash (Get-Content ./audit.head)
/// </code>
/// </example>
/// <example>
/// <para>Fail a pipeline when the log was modified</para>
/// <code>
/// $test = Test-GcAuditLog ./audit.jsonl -HeadHash $env:AUDIT_HEAD
/// if (-not $test.IsValid) { throw "$($test.FirstBad)" }
/// </code>
/// </example>
/// <seealso cref="GetGcAuditLogCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcAuditLog")]
[OutputType(typeof(GcAuditTest), typeof(bool))]
public sealed class TestGcAuditLogCommand : AuditLogCmdlet
{
    /// <summary><para type="description">The hash of an entry that the log must still contain: the HeadHash of an earlier test. If the log does not contain it, entries were removed from its end.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? HeadHash { get; set; }

    /// <summary>
    /// <para type="description">The key that the log is signed with.</para>
    /// <para type="default">GENESYS_AUDIT_KEY</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Key { get; set; }

    /// <summary><para type="description">Writes only $true or $false.</para></summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var key = Key is { Length: > 0 } given ? new Secret(new NetworkCredential(string.Empty, given).Password) : AuditSettings.KeyOf(Environment.GetEnvironmentVariable);
        var test = await AuditChain.VerifyAsync(await LogAsync(), key, string.IsNullOrEmpty(HeadHash) ? null : HeadHash, cancellationToken);
        await WriteAsync(Quiet ? test.IsValid : test);
    });
}
