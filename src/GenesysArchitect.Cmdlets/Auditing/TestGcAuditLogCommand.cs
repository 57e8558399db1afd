using System.Management.Automation;
using System.Net;
using System.Security;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>
/// <para type="synopsis">Finds out whether an audit log is as it was written, and names the first entry that is not.</para>
/// <para type="description">Each entry of a log has the hash of the one before and its own, so that every byte that was changed shows, and every entry that was changed, taken away or moved. Goes along all of the log's files, from audit.000001.jsonl to audit.jsonl, line by line, however large they are; the log may be written meanwhile. No connection is needed.</para>
/// <para type="description">That entries were taken away from the end shows by -HeadHash alone: keep the HeadHash of a test elsewhere, and give it to the next. Who can write the log can also write all of it anew; signed with a key (GENESYS_AUDIT_KEY), only who has the key can.</para>
/// </summary>
/// <example>
/// <para>Verify the log of the current folder</para>
/// <code>
/// PS> Test-GcAuditLog
/// </code>
/// </example>
/// <example>
/// <para>Keep the head, and find out later that nothing was taken away</para>
/// <code>
/// PS> (Test-GcAuditLog).HeadHash | Set-Content ./audit.head
/// PS> Test-GcAuditLog -HeadHash (Get-Content ./audit.head)
/// </code>
/// </example>
/// <example>
/// <para>Fail a pipeline when the log was changed</para>
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
    /// <summary><para type="description">The hash of an entry that the log must still have: the HeadHash of an earlier test. Where it has none, its end was taken away.</para></summary>
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

    /// <summary><para type="description">Writes $true or $false alone.</para></summary>
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
