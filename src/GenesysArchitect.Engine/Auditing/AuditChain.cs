using System.Text;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Verifies the chain of a log, over all of its files, and finds the first entry that was changed.</summary>
public sealed class AuditChain
{
    private readonly AuditKey _key;
    private readonly byte[]? _expectedHash;
    private readonly List<string> _files = [];
    private readonly byte[] _head = Encoding.ASCII.GetBytes(AuditLink.Origin);
    private (string File, long Line) _last;
    private long _entries;
    private long _sealed;
    private bool _isWantedMet;
    private GcAuditFault? _fault;
    private GcAuditFault? _missingEntry;

    private AuditChain(AuditKey key, string? wanted)
    {
        _key = key;
        _expectedHash = wanted is null ? null : Encoding.ASCII.GetBytes(wanted.Trim().ToLowerInvariant());
    }

    // Contains unescaped quotes, so it cannot occur in a value.
    private static ReadOnlySpan<byte> Seal => "\"event\":\"log_sealed\""u8;

    /// <summary>Verifies a log, which may be written to in the meantime.</summary>
    /// <param name="path">The current file; earlier files of the log are in the same folder.</param>
    /// <param name="key">The key that it is signed with; null if it is not signed.</param>
    /// <param name="headHash">A hash that an earlier verification has returned, which the log must still contain; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The result.</returns>
    /// <exception cref="GcException">The log does not exist, the key is different, or the hash is invalid.</exception>
    public static async Task<GcAuditTest> VerifyAsync(string path, Secret? key, string? headHash, CancellationToken cancellationToken)
    {
        if (headHash is not null && (headHash.Trim().Length != AuditKey.HashLength || !headHash.Trim().All(char.IsAsciiHexDigit)))
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "Invalid head hash: it must have 64 hexadecimal digits.") { Remedies = [new("Use the HeadHash of an earlier verification.")] };
        }

        await using var log = await AuditSnapshot.TakeAsync(path, cancellationToken);
        return await new AuditChain(new AuditKey(key), headHash).VerifyFilesAsync(path, log, cancellationToken);
    }

    private async Task<GcAuditTest> VerifyFilesAsync(string path, AuditSnapshot log, CancellationToken cancellationToken)
    {
        await foreach (var (file, lines) in log.FilesAsync())
        {
            _files.Add(file);
            await VerifyFilesAsync(file, lines, cancellationToken);
            if (_fault is not null)
            {
                break;
            }
        }

        _fault ??= _missingEntry ?? Lost(path);
        return new GcAuditTest
        {
            Path = path,
            Files = _files,
            Entries = _entries,
            HeadHash = Encoding.ASCII.GetString(_head),
            IsSigned = _key.Id is not null,
            Sealed = _sealed,
            FirstBad = _fault,
        };
    }

    private async Task VerifyFilesAsync(string file, AuditLines lines, CancellationToken cancellationToken)
    {
        try
        {
            while (_fault is null && await lines.NextAsync(cancellationToken))
            {
                Take(file, lines.Number, lines.Line.Span, lines.IsEnded);
            }
        }
        catch (GcException unreadable) when (unreadable.ErrorId == ErrorIds.AuditUnreadable)
        {
            _fault ??= Fault(file, lines.Number + 1, AuditFaultKind.Unreadable, unreadable.Message);
        }
    }

    private void Take(string file, long line, ReadOnlySpan<byte> text, bool isEnded)
    {
        if (_missingEntry is not null)
        {
            // An entry that is found further down was reordered, not removed.
            if (AuditLink.TryRead(text, out var later) && later.Sequence == _missingEntry.Sequence && later.IsIntact(_key))
            {
                _fault = _missingEntry with { Kind = AuditFaultKind.Reordered, Message = $"Entry {_missingEntry.Sequence} is expected here, but is in line {line}{(file == _missingEntry.File ? string.Empty : $" of {file}")}: entries were reordered." };
            }

            return;
        }

        if (!isEnded)
        {
            _fault = Fault(file, line, AuditFaultKind.Torn, $"Entry {_entries + 1} is incomplete: its writer stopped, or the line was truncated. The next entry that is written seals it.");
        }
        else if (!AuditLink.TryRead(text, out var link) || !link.IsIntact(_key))
        {
            RequireKey(file, text);
            _fault = Fault(file, line, AuditFaultKind.Changed, $"Entry {_entries + 1} was changed: its hash does not match its content.");
        }
        else
        {
            Follow(file, line, text, link);
        }
    }

    private void Follow(string file, long line, ReadOnlySpan<byte> text, AuditLink link)
    {
        var expected = _entries + 1;
        if (link.Sequence > expected)
        {
            _missingEntry = Fault(file, line, AuditFaultKind.Removed, link.Sequence == expected + 1 ? $"Entry {expected} is missing: entry {link.Sequence} was found instead." : $"Entries {expected} to {link.Sequence - 1} are missing: entry {link.Sequence} was found instead.");
        }
        else if (link.Sequence < expected)
        {
            _fault = Fault(file, line, AuditFaultKind.Reordered, $"Entry {link.Sequence} follows entry {_entries}: entries were reordered, or written twice.");
        }
        else if (!link.PreviousHash.SequenceEqual(_head))
        {
            // The hash of the previous entry was recomputed, but this entry still contains the original one.
            _fault = expected == 1
                ? Fault(file, line, AuditFaultKind.Removed, "The entry before the first one is missing: the beginning of the log was removed.")
                : Fault(_last.File, _last.Line, AuditFaultKind.Changed, $"Entry {_entries} was changed: entry {expected} was linked to different content.") with { Sequence = _entries };
        }
        else
        {
            link.Hash.CopyTo(_head);
            _last = (file, line);
            _entries = expected;
            _isWantedMet |= _expectedHash is not null && link.Hash.SequenceEqual(_expectedHash);
            _sealed += text.IndexOf(Seal) >= 0 ? 1 : 0;
        }
    }

    // A different key is detected at the first entry.
    private void RequireKey(string file, ReadOnlySpan<byte> line)
    {
        if (_entries == 0 && AuditTail.KeyIdOf(line) is var id && id != _key.Id)
        {
            throw AuditErrors.OtherKey(file, isSigned: id is not null, hasKey: _key.Id is not null);
        }
    }

    private GcAuditFault? Lost(string path) => _expectedHash is null || _isWantedMet
        ? null
        : Fault(_files.LastOrDefault() ?? path, _last.Line + 1, AuditFaultKind.Truncated, $"No entry has the hash {Encoding.ASCII.GetString(_expectedHash)}: the log ends with entry {_entries}, and the entries after it were removed.");

    private GcAuditFault Fault(string file, long line, AuditFaultKind kind, string message) =>
        new() { File = file, Line = line, Sequence = _entries + 1, Kind = kind, Message = message };
}
