using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The end of a log file: its last entry, and an incomplete line after it, if any.</summary>
/// <param name="Head">The last entry; null if the file has no complete line.</param>
/// <param name="Length">The length of the file up to the end of its last complete line.</param>
/// <param name="Torn">The incomplete line.</param>
internal sealed record AuditTail(AuditHead? Head, long Length, byte[] Torn)
{
    /// <summary>Reads the end of the current file.</summary>
    /// <exception cref="GcException">The last line was changed, so nothing can be appended.</exception>
    public static async Task<AuditTail> ReadAsync(AppendLog file, AuditKey key) =>
        Of(await file.ReadTailAsync(AuditLines.LongestLine, CancellationToken.None), file.Location, key);

    /// <summary>Reads the end of an earlier file.</summary>
    /// <exception cref="GcException">The last line was changed, so nothing can be appended.</exception>
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

    /// <summary>The key id of a line; null if it is not signed.</summary>
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
