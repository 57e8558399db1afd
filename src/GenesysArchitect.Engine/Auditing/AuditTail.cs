using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The end of a file of a log: its last entry, and what a writer that died may have left behind it.</summary>
/// <param name="Head">The last entry; null if the file has no whole line.</param>
/// <param name="Length">How long the file is up to the end of its last whole line.</param>
/// <param name="Torn">What stands behind that.</param>
internal sealed record AuditTail(AuditHead? Head, long Length, byte[] Torn)
{
    /// <summary>Reads it of the file that is written.</summary>
    /// <exception cref="GcException">The last line is not as it was written, so that nothing can follow on it.</exception>
    public static async Task<AuditTail> ReadAsync(AppendLog file, AuditKey key) =>
        Of(await file.ReadTailAsync(AuditLines.LongestLine, CancellationToken.None), file.Location, key);

    /// <summary>Reads it of a file that another follows on.</summary>
    /// <exception cref="GcException">The last line is not as it was written, so that nothing can follow on it.</exception>
    public static async Task<AuditTail> ReadAsync(LogReader file, AuditKey key) =>
        Of(await file.ReadTailAsync(AuditLines.LongestLine, CancellationToken.None), file.Location, key);

    public static GcException Damaged(string path, string why) =>
        new(ErrorIds.AuditDamaged, ErrorKind.Conflict, $"{path}: {why}, so no entry can be appended.")
        {
            Target = path,
            Remedies = [new("Find out what was changed.", new VerifyAuditLog()), new("Keep the file for examination, and move it elsewhere together with the earlier files: a new log is then created.")],
        };

    private static AuditTail Of(LogTail? tail, string path, AuditKey key) => tail is null
        ? throw Damaged(path, "its last line is incomplete")
        : new AuditTail(tail.LastLine is { } line ? HeadOf(line.Span, path, key) : null, tail.Length, tail.Torn.ToArray());

    private static AuditHead HeadOf(ReadOnlySpan<byte> line, string path, AuditKey key)
    {
        if (!AuditLink.TryRead(line, out var link))
        {
            throw Damaged(path, "its last line is not a valid entry");
        }

        if (link.IsIntact(key))
        {
            return new AuditHead(link.Sequence, Encoding.ASCII.GetString(link.Hash));
        }

        return KeyIdOf(line) is var id && id != key.Id
            ? throw AuditErrors.OtherKey(path, isSigned: id is not null, hasKey: key.Id is not null)
            : throw Damaged(path, "its last line was changed");
    }

    /// <summary>What the key of a line is reported by; null if it is not signed.</summary>
    public static string? KeyIdOf(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditJson.Readable.GcAuditEntry)?.KeyId;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
