using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A file that cannot be read is an error about that file.</summary>
public class UnreadableFileTests
{
    [Theory]
    [InlineData(".json")]
    [InlineData(".yaml")]
    public void A_missing_file_is_named_in_the_error(string extension) =>
        Assert.Contains("cannot be read", Refusal(path => DocumentFile.Read(path), extension), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_rejected() =>
        Assert.Equal(" the file cannot be read. The path is a folder.", Refusal(
            path =>
            {
                Directory.CreateDirectory(path);
                try
                {
                    DocumentFile.Read(path);
                }
                finally
                {
                    Directory.Delete(path);
                }
            },
            ".yaml"));

    [Theory]
    [InlineData("")]
    [InlineData("a\0b.json")]
    public void An_invalid_path_is_invalid_input(string path)
    {
        var refused = Assert.ThrowsAny<GcException>(() => DocumentFile.Read(path));

        Assert.Equal((ErrorIds.DocumentInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
    }

    [Theory]
    [InlineData(DocumentFile.MaxFileSize + 1, DocumentFile.MaxFileSize, "the file has 64.1 MB; the maximum is 64 MB.")]
    [InlineData(DocumentFile.MaxFileSize + 1, long.MaxValue, "the file has 64.1 MB; the maximum is 64 MB.")]
    [InlineData(5_000_000_000, DocumentFile.MaxFileSize, "the file has 4768.4 MB; the maximum is 64 MB.")]
    [InlineData((10 * 1024 * 1024) + 1, 10 * 1024 * 1024, "the file has 10.1 MB; the maximum is 10 MB.")]
    public void A_file_above_the_limit_is_not_loaded(long length, long largest, string why)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal($"1:1: {why}", Refusal(path => OpenSparse(path, length, largest), ".json"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public void A_file_at_the_limit_is_read() =>
        Assert.Equal("1:1: there is a NUL byte: the file is not text, or is not UTF-8.", Refusal(path => OpenSparse(path, 1024, largest: 1024), ".json"));

    [Fact]
    public void A_stream_without_length_is_read_up_to_the_limit()
    {
        // Only special files have no length, and /dev/zero also has no end.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.ThrowsAny<GcException>(() => DocumentFile.Open("/dev/zero", largest: 1024 * 1024));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024 * 1024);
        Assert.Equal("/dev/zero:1:1: the file is larger than 1 MB, which is the maximum.", refused.Message);
    }

    private static void OpenSparse(string path, long length, long largest)
    {
        using (var file = File.Create(path))
        {
            file.SetLength(length);
        }

        try
        {
            DocumentFile.Open(path, largest);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
