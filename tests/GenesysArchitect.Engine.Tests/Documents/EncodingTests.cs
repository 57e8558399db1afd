using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A file must be UTF-8 text.</summary>
public class EncodingTests
{
    [Theory]
    [InlineData(".json")]
    [InlineData(".yaml")]
    public void A_byte_that_is_not_utf8_is_reported_by_line_and_column(string extension)
    {
        var before = string.Concat(Enumerable.Range(1, 5_000).Select(line => $"schlüssel{line}: wert\n"));

        Assert.Equal("5001:6: the file is not UTF-8.", Refusal([.. Encoding.UTF8.GetBytes(before), .. "ä: \"x"u8, 0xC3, 0x28, .. "\"\n"u8], extension));
        Assert.Equal("2:5: the file is not UTF-8.", Refusal([.. "a: 1\nb: x"u8, 0xE2, 0x82], extension));
        Assert.Equal("1:1: the file is not UTF-8.", Refusal([0xFF], extension));
    }

    [Theory]
    [InlineData("utf-16", ".json", "UTF-16")]
    [InlineData("utf-16", ".yaml", "UTF-16")]
    [InlineData("utf-16BE", ".json", "UTF-16")]
    [InlineData("utf-16BE", ".yaml", "UTF-16")]
    [InlineData("utf-32", ".json", "UTF-32")]
    [InlineData("utf-32BE", ".yaml", "UTF-32")]
    public void A_file_in_another_encoding_is_reported_what_it_is(string name, string extension, string called)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal($"1:1: the file is {called}; save it as UTF-8.", Refusal([.. encoding.GetPreamble(), .. encoding.GetBytes("{}")], extension));
    }

    [Theory]
    [InlineData(".json")]
    [InlineData(".yaml")]
    public void A_NUL_byte_is_rejected(string extension)
    {
        const string Why = "there is a NUL byte: the file is not text, or is not UTF-8.";

        Assert.Equal($"2:4: {Why}", Refusal("{}\nä\"a\0\"}", extension));
        Assert.Equal($"1:2: {Why}", Refusal(Encoding.Unicode.GetBytes("{}"), extension));
    }

    [Theory]
    [InlineData("", ".json", "1:1: the file is empty.")]
    [InlineData(" \n", ".json", "1:1: the file is empty.")]
    [InlineData("", ".yaml", "1:1: the file is empty.")]
    [InlineData(" \n", ".yaml", "1:1: the file is empty.")]
    [InlineData("# nothing yet\n", ".yaml", "1:1: the file contains no document.")]
    public void An_empty_file_is_rejected(string text, string extension, string refusal)
    {
        Assert.Equal(refusal, Refusal(text, extension));
        Assert.Equal(refusal, Refusal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], extension));
    }
}
