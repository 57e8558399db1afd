using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>Complete lines are appended, also after an incomplete line, and are read back one by one.</summary>
public sealed class AppendLogTests : IDisposable
{
    private const string Name = "runs/log.jsonl";

    private readonly TestStore _folder = new();

    private StateStore Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_follow_each_other_in_a_private_file()
    {
        await AppendAsync(LogOpening.New, "one\n", "two\nthree\n");
        await AppendAsync(LogOpening.Existing, "four\n");

        Assert.Equal("one\ntwo\nthree\nfour\n", _folder.Text(Name));
        Assert.Equal(["1:one", "2:two", "3:three", "4:four"], await LinesAsync());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.PathOf(Name)));
        }
    }

    [Fact]
    public async Task A_new_log_must_not_exist_and_an_existing_one_must()
    {
        await Assert.ThrowsAsync<StorageException>(() => AppendAsync(LogOpening.Existing, "x\n"));
        Assert.False(File.Exists(_folder.PathOf(Name)));
        await AppendAsync(LogOpening.Any, "one\n");
        await Assert.ThrowsAsync<StorageException>(() => AppendAsync(LogOpening.New, "x\n"));
        Assert.Equal("one\n", _folder.Text(Name));
    }

    [Theory]
    [InlineData("", null, 0, "")]
    [InlineData("torn", null, 0, "torn")]
    [InlineData("one\n", "one", 4, "")]
    [InlineData("one\ntwo\n", "two", 8, "")]
    [InlineData("one\ntwo\nto", "two", 8, "to")]
    [InlineData("\n", "", 1, "")]
    [InlineData("one\n\n", "", 5, "")]
    public async Task The_tail_is_the_last_whole_line_and_what_is_torn_behind_it(string content, string? last, long length, string torn)
    {
        _folder.Put(Name, content);
        await using var log = await Store.OpenLogAsync(Name, LogOpening.Existing, CancellationToken.None);
        var tail = (await log.ReadTailAsync(100, CancellationToken.None))!;

        Assert.Equal(length, log.Length);
        Assert.Equal((last, length, torn), (tail.LastLine is { } line ? Encoding.UTF8.GetString(line.Span) : null, tail.Length, Encoding.UTF8.GetString(tail.Torn.Span)));
    }

    [Theory]
    [InlineData(8_190)]
    [InlineData(8_191)]
    [InlineData(8_192)]
    [InlineData(8_193)]
    [InlineData(40_000)]
    public async Task The_tail_is_found_however_long_its_lines_are(int length)
    {
        var (line, torn) = (new string('l', length), new string('t', length + 1));
        _folder.Put(Name, $"first\n{line}\n{torn}");
        await using var log = (await Store.ReadLogAsync(Name, CancellationToken.None))!;

        var tail = (await log.ReadTailAsync(length + 1, CancellationToken.None))!;

        Assert.Equal((line, torn), (Encoding.UTF8.GetString(tail.LastLine!.Value.Span), Encoding.UTF8.GetString(tail.Torn.Span)));
        Assert.Null(await log.ReadTailAsync(length, CancellationToken.None));
        Assert.Null(await log.ReadTailAsync(10, CancellationToken.None));
    }

    [Theory]
    [InlineData("a torn tail that is longer than the next line")]
    [InlineData("x")]
    public async Task What_is_appended_replaces_a_torn_tail(string torn)
    {
        _folder.Put(Name, $"one\n{torn}");

        await AppendAsync(LogOpening.Existing, "two\n", "three\n");

        Assert.Equal("one\ntwo\nthree\n", _folder.Text(Name));
    }

    [Fact]
    public async Task A_reader_sees_what_there_was_when_it_opened_the_log()
    {
        await AppendAsync(LogOpening.New, "one\n");
        await using var reader = (await Store.ReadLogAsync(Name, CancellationToken.None))!;
        await AppendAsync(LogOpening.Existing, "two\n");

        var lines = reader.Lines(100);

        Assert.True(await lines.NextAsync(CancellationToken.None));
        Assert.False(await lines.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_last_line_without_its_end_is_read_as_not_whole()
    {
        _folder.Put(Name, "one\ntwo");

        Assert.Equal(["1:one", "2:two, torn"], await LinesAsync());
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_an_error_and_not_read_into_memory()
    {
        _folder.Put(Name, $"one\n{new string('x', 100_000)}");
        await using var reader = (await Store.ReadLogAsync(Name, CancellationToken.None))!;
        var lines = reader.Lines(8_192);
        Assert.True(await lines.NextAsync(CancellationToken.None));

        var failure = await Assert.ThrowsAsync<StorageException>(async () => await lines.NextAsync(CancellationToken.None));

        Assert.Equal((ErrorIds.DocumentInvalid, "Line 2 is longer than any entry."), (failure.ErrorId, failure.Reason));
    }

    [Fact]
    public async Task A_missing_log_has_no_reader() => Assert.Null(await Store.ReadLogAsync(Name, CancellationToken.None));

    [Fact]
    public async Task A_full_disk_is_an_error_that_says_so_and_nothing_is_taken_for_written()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        Directory.CreateDirectory(_folder.PathOf("runs"));
        File.CreateSymbolicLink(_folder.PathOf(Name), "/dev/full");
        await using var log = await Store.OpenLogAsync(Name, LogOpening.Existing, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<StorageException>(() => log.AppendAsync(TestStore.Utf8("one\n"), isFlushed: true, CancellationToken.None));

        Assert.Equal((ErrorIds.FileNotWritten, ErrorKind.Failed, _folder.PathOf(Name), 0L), (failure.ErrorId, failure.Kind, failure.Target, log.Length));
        Assert.Contains("No space left on device", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_is_renamed_only_to_a_name_that_is_free()
    {
        await AppendAsync(LogOpening.New, "one\n");
        _folder.Put("runs/taken.jsonl", "theirs\n");

        await Assert.ThrowsAsync<StorageException>(() => Store.RenameAsync(Name, "runs/taken.jsonl", CancellationToken.None));
        await Store.RenameAsync(Name, "runs/other.jsonl", CancellationToken.None);

        Assert.Equal(("one\n", "theirs\n", false), (_folder.Text("runs/other.jsonl"), _folder.Text("runs/taken.jsonl"), File.Exists(_folder.PathOf(Name))));
    }

    private async Task AppendAsync(LogOpening opening, params string[] lines)
    {
        await using var log = await Store.OpenLogAsync(Name, opening, CancellationToken.None);
        foreach (var line in lines)
        {
            await log.AppendAsync(TestStore.Utf8(line), isFlushed: true, CancellationToken.None);
        }
    }

    private async Task<List<string>> LinesAsync()
    {
        await using var reader = (await Store.ReadLogAsync(Name, CancellationToken.None))!;
        var (lines, read) = (reader.Lines(100), new List<string>());
        while (await lines.NextAsync(CancellationToken.None))
        {
            read.Add($"{lines.Number}:{Encoding.UTF8.GetString(lines.Line.Span)}{(lines.IsWhole ? string.Empty : ", torn")}");
        }

        return read;
    }
}
