using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The end of a file of a log: its last entry, and what a writer that died may have left behind it.</summary>
/// <param name="Head">The last entry; null where the file has no whole line.</param>
/// <param name="Length">How long the file is up to the end of its last whole line.</param>
/// <param name="Torn">What stands behind that.</param>
internal sealed record AuditTail(AuditHead? Head, long Length, byte[] Torn)
{
    // An entry is some hundred bytes, and one with many paths a few thousand.
    private const int FirstLook = 8 * 1024;

    /// <summary>Reads it.</summary>
    /// <exception cref="GcException">The last line is not as it was written, so that nothing can follow on it.</exception>
    public static AuditTail Read(FileStream file, AuditKey key)
    {
        for (var window = FirstLook; ; window *= 2)
        {
            var size = (int)Math.Min(window, file.Length);
            var bytes = new byte[size];
            file.Position = file.Length - size;
            file.ReadExactly(bytes);
            var isWhole = size == file.Length;
            if (Find(bytes, isWhole) is not var (start, end))
            {
                if (window >= AuditLines.LongestLine)
                {
                    throw Damaged(file.Name, "its last line has no end");
                }

                continue;
            }

            var torn = bytes[end..];
            return new AuditTail(end == 0 ? null : HeadOf(bytes.AsSpan(start..(end - 1)), file.Name, key), file.Length - torn.Length, torn);
        }
    }

    public static GcException Damaged(string path, string why) =>
        new(ErrorIds.AuditDamaged, ErrorKind.Conflict, $"{path}: {why}, and nothing may follow on that.")
        {
            Target = path,
            Remedies = [new("Find out what was changed.", new VerifyAuditLog()), new("Keep the file for examination, and move it away together with the files before it: a new log is started then.")],
        };

    // The last whole line, without what ends it; null where more of the file has to be looked at.
    private static (int Start, int End)? Find(byte[] bytes, bool isWhole)
    {
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var start = end < 2 ? 0 : bytes.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
        return isWhole || (end > 0 && start > 0) ? (start, end) : null;
    }

    private static AuditHead HeadOf(ReadOnlySpan<byte> line, string path, AuditKey key)
    {
        if (!AuditLink.TryRead(line, out var link))
        {
            throw Damaged(path, "its last line is no entry");
        }

        if (link.IsIntact(key))
        {
            return new AuditHead(link.Sequence, Encoding.ASCII.GetString(link.Hash));
        }

        return KeyIdOf(line) is var id && id != key.Id
            ? throw AuditErrors.OtherKey(path, isSigned: id is not null, hasKey: key.Id is not null)
            : throw Damaged(path, "its last line was changed");
    }

    /// <summary>What the key of a line is told by; null where it is not signed.</summary>
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
