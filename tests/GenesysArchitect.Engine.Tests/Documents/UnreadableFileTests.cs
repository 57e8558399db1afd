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
    public void A_file_that_is_not_there_is_named(string extension) =>
        Assert.Contains("cannot be read", Refusal(path => DocumentFile.Read(path), extension), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.Equal(" the file cannot be read. It is a folder.", Refusal(
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
    public void A_path_that_is_none_is_bad_input(string path)
    {
        var refused = Assert.Throws<GcException>(() => DocumentFile.Read(path));

        Assert.Equal((ErrorIds.DocumentInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
    }

    [Fact]
    public void A_file_beyond_sixty_four_megabytes_is_not_read() =>
        Assert.Equal("1:1: the file has 67108865 bytes; at most 67108864 are read.", Refusal(
            path =>
            {
                using (var file = File.Create(path))
                {
                    file.SetLength(DocumentFile.LargestFile + 1);
                }

                try
                {
                    DocumentFile.Read(path);
                }
                finally
                {
                    File.Delete(path);
                }
            },
            ".json"));
}
