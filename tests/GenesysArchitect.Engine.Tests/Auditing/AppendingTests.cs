using System.Text;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>Many processes append concurrently, are killed, and fill file after file; the chain stays intact.</summary>
public sealed class AppendingTests
{
    [Fact]
    [Trait(Dose.Trait, Dose.Category)]
    public async Task Many_processes_append_many_entries_each_and_none_is_lost()
    {
        var (processes, entriesEach) = (Dose.Of(everyday: 8, large: 20), Dose.Of(everyday: 200, large: 1_000));
        using var log = new AuditTestLog();
        foreach (var writer in Enumerable.Range(1, processes).Select(number => OtherProcess.StartAppending(log.Path, $"writer{number}", entriesEach, processes * entriesEach * 200)).ToList())
        {
            await writer.WaitForExitAsync().OrHang();
            Assert.Equal(0, writer.ExitCode);
            writer.Dispose();
        }

        var test = await log.VerifyAsync();
        Assert.True(test.IsValid, $"{test.FirstBad}");
        var entries = await log.ReadAsync();
        Assert.Equal(test.Entries, entries.Count);
        Assert.InRange(test.Files.Count, 2, 10);
        foreach (var own in entries.Where(entry => entry.Event == "step_ended").GroupBy(entry => entry.Resource!.Split('/')[0]))
        {
            Assert.Equal(Enumerable.Range(1, entriesEach).Select(number => $"{own.Key}/{number}"), own.Select(entry => entry.Resource));
        }

        Assert.Equal(processes * entriesEach, entries.Count(entry => entry.Event == "step_ended"));
    }

    [Fact]
    public async Task An_incomplete_line_of_a_stopped_writer_is_sealed_by_the_next_writer()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(3);
        var whole = log.Bytes();
        var last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;

        // At any position, including directly before the line end.
        foreach (var length in (int[])[last + 1, last + 40, whole.Length - 70, whole.Length - 2, whole.Length - 1])
        {
            log.Write(whole[..length]);
            var torn = await log.VerifyAsync();
            Assert.Equal((AuditFaultKind.Torn, 3, 3), (torn.FirstBad?.Kind, torn.FirstBad?.Line, torn.FirstBad?.Sequence));

            await log.AppendAsync(1);

            var test = await log.VerifyAsync();
            Assert.True(test.IsValid, $"{test.FirstBad}");
            Assert.Equal((4, 1), (test.Entries, test.Sealed));
            var seal = (await log.ReadAsync())[2];
            Assert.Equal("log_sealed", seal.Event);
            Assert.Equal($"{length - last}", seal.Facts!["bytes"]);
            Assert.Equal(Encoding.UTF8.GetString(whole, last, length - last), seal.Facts["text"]);
        }
    }

    [Fact]
    public async Task A_completely_torn_file_is_sealed_as_well()
    {
        using var log = new AuditTestLog();
        log.Write(Encoding.UTF8.GetBytes("{\"sequence\":1,\"prev"));
        await log.AppendAsync(2);

        Assert.Equal((true, 3, 1), ((await log.VerifyAsync()).IsValid, (await log.VerifyAsync()).Entries, (await log.VerifyAsync()).Sealed));
    }

    [Fact]
    public async Task Nothing_is_appended_to_a_changed_last_line()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(3);
        var bytes = log.Bytes();
        bytes[^100] ^= 1;
        log.Write(bytes);

        Assert.Equal(ErrorIds.AuditDamaged, (await Assert.ThrowsAsync<GcException>(() => log.AppendAsync(1))).ErrorId);
        Assert.Equal(bytes, log.Bytes());
    }

    [Fact]
    public async Task A_file_that_is_full_is_followed_by_another_and_the_chain_continues()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(100, log.Settings with { MaximumBytes = 8 * 1024 });

        var test = await log.VerifyAsync();
        Assert.True(test.IsValid, $"{test.FirstBad}");
        Assert.True(test.Files.Count > 3);
        Assert.Equal("audit.000001.jsonl", Path.GetFileName(test.Files[0]));
        Assert.All(test.Files, file => Assert.InRange(new FileInfo(file).Length, 1, 8 * 1024));
        var entries = await log.ReadAsync();
        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"Thing/{number}"), entries.Where(entry => entry.Event != "log_rotated").Select(entry => entry.Resource));
        Assert.Equal(test.Files.SkipLast(1).Select(Path.GetFileName), entries.Where(entry => entry.Event == "log_rotated").Select(entry => entry.Facts!["file"]));
        Assert.Equal(entries.Count, entries[^1].Sequence);

        File.Delete(test.Files[1]);
        Assert.Equal((AuditFaultKind.Removed, test.Files[2]), ((await log.VerifyAsync()).FirstBad?.Kind, (await log.VerifyAsync()).FirstBad?.File));
    }

    [Fact]
    public async Task A_writer_that_stops_between_two_files_keeps_the_chain_intact()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(3);
        File.Move(log.Path, Path.Combine(log.Folder, "audit.000001.jsonl"));
        Assert.True((await log.VerifyAsync()).IsValid);

        await log.AppendAsync(1);

        var test = await log.VerifyAsync();
        Assert.True(test.IsValid, $"{test.FirstBad}");
        Assert.Equal(5, test.Entries);
    }

    [Fact]
    public async Task A_torn_line_in_a_full_file_is_sealed_before_the_next_file_starts()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(30);
        log.Write([.. log.Bytes(), .. "{\"sequence\":31"u8]);
        await log.AppendAsync(1, log.Settings with { MaximumBytes = 4096 });

        var test = await log.VerifyAsync();
        Assert.True(test.IsValid, $"{test.FirstBad}");
        Assert.Equal((2, 1, 33), (test.Files.Count, test.Sealed, test.Entries));
    }

    [Fact]
    public async Task The_log_is_readable_only_by_its_owner()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var log = new AuditTestLog();
        await log.AppendAsync(40, log.Settings with { MaximumBytes = 8 * 1024 });

        Assert.All(new DirectoryInfo(log.Folder).GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    [Fact]
    public async Task Waiting_for_other_writers_is_limited()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(1);
        var file = new AuditFile(log.Settings, TimeProvider.System, Random.Shared);
        using (new FileStream($"{log.Path}.lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var failure = await Assert.ThrowsAsync<GcException>(() => file.AppendAsync([AuditTestLog.Entry()], isFlushed: true, TimeSpan.FromMilliseconds(100)));
            Assert.Equal(ErrorIds.AuditBusy, failure.ErrorId);
        }

        await file.AppendAsync([AuditTestLog.Entry()], isFlushed: true, TimeSpan.FromMilliseconds(100));
        Assert.Equal(2, (await log.VerifyAsync()).Entries);
    }

    [Fact]
    public async Task A_log_is_verified_and_read_while_it_is_written()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(1);
        var writing = Task.Run(() => log.AppendAsync(300, log.Settings with { MaximumBytes = 16 * 1024 }));
        while (!writing.IsCompleted)
        {
            var test = await log.VerifyAsync();
            Assert.True(test.IsValid, $"{test.FirstBad}");
            Assert.NotEmpty(await log.ReadAsync());
        }

        await writing;
    }
}
