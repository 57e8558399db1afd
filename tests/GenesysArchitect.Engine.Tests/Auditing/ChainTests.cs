using System.Text;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>Any later change of an audit log is detected, and the first affected entry is reported.</summary>
public sealed class ChainTests
{
    [Fact]
    public async Task A_log_as_it_was_written_is_valid()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(50);

        var test = await log.VerifyAsync();

        Assert.True(test.IsValid);
        Assert.Equal(50, test.Entries);
        var last = (await log.ReadAsync())[^1];
        Assert.Equal((50, test.HeadHash), (last.Sequence, last.Hash));
        Assert.Equal([log.Path], test.Files);
        Assert.False(test.IsSigned);
    }

    [Fact]
    public async Task Every_byte_that_is_changed_is_found_in_its_line()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(4);
        var bytes = log.Bytes();
        var line = 1;
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var mask in (byte[])[0x01, 0x20, 0xff])
            {
                var changed = (byte[])bytes.Clone();
                changed[at] ^= mask;
                log.Write(changed);
                Assert.Equal(line, (await log.VerifyAsync()).FirstBad?.Line);
            }

            line += bytes[at] == '\n' ? 1 : 0;
        }
    }

    [Fact]
    public async Task Every_byte_that_is_changed_in_a_log_of_a_thousand_entries_is_found()
    {
        using var log = new AuditTestLog();
        var file = new AuditFile(log.Settings, TimeProvider.System, Random.Shared);
        await file.AppendAsync([.. Enumerable.Range(1, 1000).Select(number => AuditTestLog.Entry($"Thing/{number}"))], isFlushed: false, TimeSpan.FromSeconds(10));
        var bytes = log.Bytes();

        // Lines are verified as a whole: one byte of each line, and another byte in each next line.
        var starts = new List<int> { 0 };
        starts.AddRange(Enumerable.Range(0, bytes.Length - 1).Where(at => bytes[at] == '\n').Select(at => at + 1));
        for (var index = 0; index < starts.Count; index++)
        {
            var length = (index + 1 < starts.Count ? starts[index + 1] : bytes.Length) - starts[index];
            var at = starts[index] + (index % length);
            bytes[at] ^= 0x04;
            log.Write(bytes);
            var fault = (await log.VerifyAsync()).FirstBad;
            bytes[at] ^= 0x04;
            Assert.Equal((index + 1, index + 1), (fault?.Line, fault?.Sequence));
        }
    }

    [Theory]
    [InlineData(AuditFaultKind.Removed, 3, new[] { 0, 1, 3, 4 })]
    [InlineData(AuditFaultKind.Removed, 1, new[] { 2, 3, 4 })]
    [InlineData(AuditFaultKind.Reordered, 2, new[] { 0, 2, 1, 3, 4 })]
    [InlineData(AuditFaultKind.Reordered, 2, new[] { 0, 4, 1, 2, 3 })]
    [InlineData(AuditFaultKind.Reordered, 3, new[] { 0, 1, 1, 2, 3, 4 })]
    [InlineData(AuditFaultKind.Reordered, 1, new[] { 1, 0, 2, 3, 4 })]
    public async Task Removed_and_moved_lines_are_distinguished(AuditFaultKind kind, long line, int[] order)
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(5);
        var lines = log.Lines();
        log.Write(order.Select(index => lines[index]));

        var fault = (await log.VerifyAsync()).FirstBad;

        Assert.Equal((kind, line), (fault?.Kind, fault?.Line));
    }

    [Fact]
    public async Task An_entry_with_a_recomputed_hash_is_found_by_the_next_entry()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(5);
        var lines = log.Lines();
        var second = (await log.ReadAsync())[1];
        await using var forged = new MemoryStream();
        AuditLink.Write(forged, second with { User = "eve" }, 2, second.PreviousHash!, new AuditKey(null));
        lines[1] = Encoding.UTF8.GetString(forged.ToArray()).TrimEnd('\n');
        log.Write(lines);

        var test = await log.VerifyAsync();

        Assert.Equal((AuditFaultKind.Changed, 2, 2), (test.FirstBad?.Kind, test.FirstBad?.Line, test.FirstBad?.Sequence));
    }

    [Fact]
    public async Task Entries_removed_from_the_end_are_found_with_a_kept_head_hash()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(5);
        var head = (await log.VerifyAsync()).HeadHash;
        var lines = log.Lines();
        log.Write(lines[..3]);

        Assert.True((await log.VerifyAsync()).IsValid);
        var fault = (await log.VerifyAsync(head)).FirstBad;
        Assert.Equal((AuditFaultKind.Truncated, 4), (fault?.Kind, fault?.Sequence));

        // Entries written later do not hide it.
        await log.AppendAsync(4);
        Assert.Equal(AuditFaultKind.Truncated, (await log.VerifyAsync(head)).FirstBad?.Kind);
    }

    [Fact]
    public async Task A_log_that_has_grown_still_contains_a_kept_head_hash()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(5);
        var head = (await log.VerifyAsync()).HeadHash;
        await log.AppendAsync(2);

        Assert.True((await log.VerifyAsync(head.ToUpperInvariant())).IsValid);
        Assert.Equal(ErrorIds.ValueInvalid, (await Assert.ThrowsAsync<GcException>(() => log.VerifyAsync(head[1..]))).ErrorId);
    }

    [Fact]
    public async Task A_signed_log_can_only_be_rewritten_with_the_key()
    {
        using var log = new AuditTestLog();
        var (key, another) = (new Secret("the-key-of-the-log"), new Secret("another-key"));
        await log.AppendAsync(5, log.Settings with { Key = key });

        Assert.True((await log.VerifyAsync(key: key)).IsValid);
        Assert.DoesNotContain("the-key", string.Concat(log.Lines()), StringComparison.Ordinal);
        Assert.Contains("no key was provided", (await Assert.ThrowsAsync<GcException>(() => log.VerifyAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("another key", (await Assert.ThrowsAsync<GcException>(() => log.VerifyAsync(key: another))).Message, StringComparison.Ordinal);
        Assert.Contains("no key was provided", (await Assert.ThrowsAsync<GcException>(() => log.AppendAsync(1))).Message, StringComparison.Ordinal);

        // Rewritten with plain hashes.
        var entries = await log.ReadAsync();
        await using var forged = new MemoryStream();
        var hash = AuditLink.Origin;
        foreach (var entry in entries)
        {
            hash = AuditLink.Write(forged, entry, entry.Sequence, hash, new AuditKey(null));
        }

        log.Write(forged.ToArray());
        Assert.Contains("not signed", (await Assert.ThrowsAsync<GcException>(() => log.VerifyAsync(key: key))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_does_not_exist_is_an_error_and_an_empty_one_has_no_entries()
    {
        using var log = new AuditTestLog();
        Assert.Equal(ErrorIds.AuditMissing, (await Assert.ThrowsAsync<GcException>(() => log.VerifyAsync())).ErrorId);

        log.Write(Array.Empty<byte>());
        Assert.Equal((true, 0), ((await log.VerifyAsync()).IsValid, (await log.VerifyAsync()).Entries));
    }

    [Fact]
    public async Task A_line_without_an_end_is_not_read_forever()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(1);
        log.Write([.. log.Bytes(), .. new byte[AuditLines.LongestLine + 1]]);

        Assert.Equal((AuditFaultKind.Unreadable, 2), ((await log.VerifyAsync()).FirstBad?.Kind, (await log.VerifyAsync()).FirstBad?.Line));
    }
}
