using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>
/// Appends entries to a log that other processes append to as well. Between two entries nothing is open: each time the lock is
/// acquired, the last entry is read, and the new ones are linked to it.
/// </summary>
internal sealed class AuditFile
{
    // The maximum part of an incomplete line that is quoted.
    private const int MaxQuoted = 1000;

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

    public string Path => _files.Store.Location(_files.Current);

    /// <summary>Appends entries: all or none.</summary>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="isFlushed">Whether they are flushed to disk.</param>
    /// <param name="patience">How long to wait for other writers.</param>
    /// <exception cref="GcException">The entries were not written.</exception>
    public async Task AppendAsync(IReadOnlyList<GcAuditEntry> entries, bool isFlushed, TimeSpan patience)
    {
        try
        {
            await using var held = await _files.Store.LockAsync(_files.Lock, null, new LockPatience(patience, _time, _random), CancellationToken.None) ?? throw AuditErrors.Busy(Path, patience);
            await AppendAsync(entries, isFlushed);
        }
        catch (StorageException failure)
        {
            throw AuditErrors.Unwritable(Path, failure);
        }
    }

    private async Task AppendAsync(IReadOnlyList<GcAuditEntry> entries, bool isFlushed)
    {
        var file = await OpenAsync();
        try
        {
            var tail = await AuditTail.ReadAsync(file, _key);
            var (lines, head) = await LinesAsync(tail, entries);
            if (tail.Head is not null && tail.Length + lines.Length > _fullAt)
            {
                // An incomplete line is sealed in its own file, so that a full file ends with a complete line.
                head = tail.Head;
                if (tail.Torn.Length > 0)
                {
                    (lines, head) = await LinesAsync(tail, []);
                    await file.AppendAsync(lines, isFlushed: false, CancellationToken.None);
                }

                await file.FlushAsync(CancellationToken.None);
                await file.DisposeAsync();
                var earlier = await _files.NextAsync(CancellationToken.None);
                await _files.Store.RenameAsync(_files.Current, earlier, CancellationToken.None);
                file = await OpenAsync();
                lines = Lines(head, [Rotated(earlier), .. entries]);
            }

            await file.AppendAsync(lines, isFlushed, CancellationToken.None);
        }
        finally
        {
            await file.DisposeAsync();
        }
    }

    /// <summary>The bytes after the last complete line. An incomplete line is replaced by the entry that seals it.</summary>
    private async Task<(byte[] Lines, AuditHead Head)> LinesAsync(AuditTail tail, IReadOnlyList<GcAuditEntry> entries)
    {
        var (head, all) = (tail.Head, new List<GcAuditEntry>());
        if (head is null && await _files.EarlierAsync(CancellationToken.None) is [.., var earlier])
        {
            // The writer that renamed the full file stopped before writing the first entry of the new one.
            head = await HeadOfAsync(earlier);
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

    private async Task<AuditHead> HeadOfAsync(string earlier)
    {
        var location = _files.Store.Location(earlier);
        await using var file = await _files.Store.ReadLogAsync(earlier, CancellationToken.None) ?? throw AuditErrors.Unreadable(location, "The file no longer exists.");
        return await AuditTail.ReadAsync(file, _key) is { Head: { } head, Torn.Length: 0 } ? head : throw AuditTail.Damaged(location, "it does not end with an entry");
    }

    private Task<AppendLog> OpenAsync() => _files.Store.OpenLogAsync(_files.Current, LogOpening.Any, CancellationToken.None);

    private GcAuditEntry Sealed(byte[] torn) => Own(AuditEvents.Sealed, new()
    {
        ["bytes"] = torn.Length.ToString(CultureInfo.InvariantCulture),
        ["sha256"] = Convert.ToHexString(SHA256.HashData(torn)).ToLowerInvariant(),
        ["text"] = Encoding.UTF8.GetString(torn, 0, Math.Min(torn.Length, MaxQuoted)),
    });

    private GcAuditEntry Rotated(string earlier) => Own(AuditEvents.Rotated, new() { ["file"] = earlier });

    private GcAuditEntry Own(string happened, Dictionary<string, string> facts) =>
        new() { Time = _time.GetUtcNow(), Event = happened, User = Environment.UserName, Machine = Environment.MachineName, Facts = facts };
}
