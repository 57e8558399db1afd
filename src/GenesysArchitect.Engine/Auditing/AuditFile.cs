using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>
/// Appends entries to a log that other processes append to as well. Nothing is open between two entries: each time the lock is
/// taken, the last entry is read, and the new ones follow on it.
/// </summary>
internal sealed class AuditFile
{
    // What a dead writer left is told with its beginning.
    private const int MostOfTorn = 1000;

    private readonly AuditFiles _files;
    private readonly AuditKey _key;
    private readonly long _fullAt;
    private readonly TimeProvider _time;
    private readonly Random _random;

    public AuditFile(AuditSettings settings, TimeProvider time, Random random)
    {
        _files = new AuditFiles(settings.Path);
        _key = new AuditKey(settings.Key);
        _fullAt = settings.MaximumBytes;
        _time = time;
        _random = random;
    }

    public string Path => _files.Current;

    /// <summary>Appends entries: all of them, or none.</summary>
    /// <param name="entries">The entries, in their order.</param>
    /// <param name="isFlushed">Whether they are on the disk before this returns.</param>
    /// <param name="patience">How long other writers are waited for.</param>
    /// <exception cref="GcException">They were not written.</exception>
    public async Task AppendAsync(IReadOnlyList<GcAuditEntry> entries, bool isFlushed, TimeSpan patience)
    {
        try
        {
            _files.MakeFolder();
            using var held = await AuditLock.TakeAsync(Path, FileMode.OpenOrCreate, patience, _time, _random, CancellationToken.None);
            Append(entries, isFlushed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException)
        {
            throw AuditErrors.Unwritable(Path, failure);
        }
    }

    private void Append(IReadOnlyList<GcAuditEntry> entries, bool isFlushed)
    {
        var file = Open();
        try
        {
            var tail = AuditTail.Read(file, _key);
            var (lines, head) = Lines(tail, entries);
            if (tail.Head is not null && tail.Length + lines.Length > _fullAt)
            {
                // What is left of a torn line goes with its file, sealed: a file that is followed on ends with a whole line.
                head = tail.Head;
                if (tail.Torn.Length > 0)
                {
                    (lines, head) = Lines(tail, []);
                    Write(file, tail, lines);
                }

                file.Flush(flushToDisk: true);
                file.Dispose();
                var earlier = _files.Next();
                File.Move(Path, earlier);
                file = Open();
                tail = new AuditTail(null, 0, []);
                lines = Lines(head, [Rotated(earlier), .. entries]);
            }

            Write(file, tail, lines);
            if (isFlushed)
            {
                file.Flush(flushToDisk: true);
            }
        }
        finally
        {
            file.Dispose();
        }
    }

    /// <summary>What is to stand behind the last whole line.</summary>
    private (byte[] Lines, AuditHead Head) Lines(AuditTail tail, IReadOnlyList<GcAuditEntry> entries)
    {
        var (head, all) = (tail.Head, new List<GcAuditEntry>());
        if (head is null && _files.Earlier() is [.., var earlier])
        {
            // Whoever moved the full file away died before the new one had its first entry.
            head = HeadOf(earlier);
            all.Add(Rotated(earlier));
        }

        if (tail.Torn.Length > 0)
        {
            all.Add(Sealed(tail.Torn));
        }

        return LinesAndHead(head ?? AuditHead.Origin, [.. all, .. entries]);
    }

    private byte[] Lines(AuditHead head, IReadOnlyList<GcAuditEntry> entries) => LinesAndHead(head, entries).Lines;

    private (byte[] Lines, AuditHead Head) LinesAndHead(AuditHead head, IReadOnlyList<GcAuditEntry> entries)
    {
        using var lines = new MemoryStream();
        foreach (var entry in entries)
        {
            head = new AuditHead(head.Sequence + 1, AuditLink.Write(lines, entry, head.Sequence + 1, head.Hash, _key));
        }

        return (lines.ToArray(), head);
    }

    private AuditHead HeadOf(string earlier)
    {
        using var file = new FileStream(earlier, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return AuditTail.Read(file, _key) is { Head: { } head, Torn.Length: 0 } ? head : throw AuditTail.Damaged(earlier, "it does not end with an entry");
    }

    private static void Write(FileStream file, AuditTail tail, byte[] lines)
    {
        try
        {
            // Over what a dead writer left, which the entry that seals it tells of: should this one die too, nothing is worse than before.
            file.Position = tail.Length;
            file.Write(lines);
            file.SetLength(tail.Length + lines.Length);
        }
        catch (IOException) when (tail.Torn.Length == 0)
        {
            TakeBack(file, tail.Length);
            throw;
        }
    }

    private static void TakeBack(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Why it could not be written is what there is to tell; the next writer seals what is left.
        }
    }

    private FileStream Open() => PrivateFile.Open(Path, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete);

    private GcAuditEntry Sealed(byte[] torn) => Own(AuditEvents.Sealed, new()
    {
        ["bytes"] = torn.Length.ToString(CultureInfo.InvariantCulture),
        ["sha256"] = Convert.ToHexString(SHA256.HashData(torn)).ToLowerInvariant(),
        ["text"] = Encoding.UTF8.GetString(torn, 0, Math.Min(torn.Length, MostOfTorn)),
    });

    private GcAuditEntry Rotated(string earlier) => Own(AuditEvents.Rotated, new() { ["file"] = System.IO.Path.GetFileName(earlier) });

    private GcAuditEntry Own(string happened, Dictionary<string, string> facts) =>
        new() { Time = _time.GetUtcNow(), Event = happened, User = Environment.UserName, Machine = Environment.MachineName, Facts = facts };
}
