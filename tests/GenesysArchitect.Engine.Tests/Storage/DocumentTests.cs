using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>Documents of a store are complete or absent.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly TestStore _folder = new();

    private StateStore Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_is_written_read_replaced_and_deleted()
    {
        Assert.Null(await ReadAsync("outbox/a/1.json"));
        Assert.False(await Store.ExistsAsync("outbox/a/1.json", CancellationToken.None));
        await Store.WriteAsync("outbox/a/1.json", TestStore.Utf8("one"), CancellationToken.None);
        Assert.Equal("one", await ReadAsync("outbox/a/1.json"));
        await Store.WriteAsync("outbox/a/1.json", TestStore.Utf8("another"), CancellationToken.None);
        Assert.Equal("another", await ReadAsync("outbox/a/1.json"));
        Assert.True(await Store.ExistsAsync("outbox/a/1.json", CancellationToken.None));

        await Store.DeleteAsync("outbox/a/1.json", CancellationToken.None);
        await Store.DeleteAsync("outbox/a/1.json", CancellationToken.None);
        await Store.DeleteAsync("nowhere/1.json", CancellationToken.None);

        Assert.Null(await ReadAsync("outbox/a/1.json"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("outbox/a")));
    }

    [Fact]
    public async Task A_document_is_private()
    {
        await Store.WriteAsync("a.json", TestStore.Utf8("one"), CancellationToken.None);

        foreach (var file in OperatingSystem.IsWindows() ? [] : Directory.GetFiles(_folder.Folder))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public async Task A_folder_lists_what_is_directly_in_it_in_order()
    {
        foreach (var name in new[] { "runs/b.jsonl", "runs/a.jsonl", "runs/deeper/c.jsonl", "top.json" })
        {
            await Store.WriteAsync(name, TestStore.Utf8("x"), CancellationToken.None);
        }

        // Left by a writer that stopped while replacing a document.
        _folder.Put("runs/.gc-abc.tmp", "half");

        Assert.Equal(["runs/a.jsonl", "runs/b.jsonl"], (await Store.ListAsync("runs", CancellationToken.None)).Select(entry => entry.Name));
        Assert.Equal(["a.jsonl", "b.jsonl"], (await Store.ListAsync("runs", CancellationToken.None)).Select(entry => entry.FileName));
        Assert.Equal(["top.json"], (await Store.ListAsync(string.Empty, CancellationToken.None)).Select(entry => entry.Name));
        Assert.Equal(["runs/deeper"], await Store.ListFoldersAsync("runs", CancellationToken.None));
        Assert.Equal(["runs"], await Store.ListFoldersAsync(string.Empty, CancellationToken.None));
        Assert.Empty(await Store.ListAsync("nowhere", CancellationToken.None));
        Assert.Empty(await Store.ListFoldersAsync("nowhere", CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_or_read_is_an_error()
    {
        _folder.Put("file", "x");
        _folder.Block("blocked.json");

        Assert.Equal((ErrorIds.FileNotWritten, _folder.PathOf("file")), await FailureAsync(() => Store.WriteAsync("file/a.json", TestStore.Utf8("x"), CancellationToken.None)));
        Assert.Equal((ErrorIds.FileNotWritten, _folder.PathOf("blocked.json")), await FailureAsync(() => Store.WriteAsync("blocked.json", TestStore.Utf8("x"), CancellationToken.None)));
        Assert.Equal((ErrorIds.FileNotWritten, _folder.PathOf("blocked.json")), await FailureAsync(() => Store.DeleteAsync("blocked.json", CancellationToken.None)));
        Assert.Equal((ErrorIds.DocumentInvalid, _folder.PathOf("blocked.json")), await FailureAsync(() => Store.ReadAsync("blocked.json", CancellationToken.None)));
        Assert.Equal((ErrorIds.DocumentInvalid, _folder.PathOf("blocked.json")), await FailureAsync(() => Store.ReadLogAsync("blocked.json", CancellationToken.None)));
    }

    [Theory]
    [InlineData("../a.json")]
    [InlineData("runs/../../a.json")]
    public async Task A_name_cannot_point_outside_the_store(string name)
    {
        await FailureAsync(() => Store.WriteAsync(name, TestStore.Utf8("x"), CancellationToken.None));
        await FailureAsync(() => Store.OpenLogAsync(name, LogOpening.Any, CancellationToken.None));
        await FailureAsync(() => Store.RenameAsync("a.json", name, CancellationToken.None));
    }

    private static async Task<(string Id, string? Target)> FailureAsync(Func<Task> work)
    {
        var failure = await Assert.ThrowsAsync<StorageException>(work);
        Assert.NotEmpty(failure.Remedies);
        return (failure.ErrorId, failure.Target);
    }

    private async Task<string?> ReadAsync(string name) =>
        await Store.ReadAsync(name, CancellationToken.None) is { } content ? System.Text.Encoding.UTF8.GetString(content) : null;
}
