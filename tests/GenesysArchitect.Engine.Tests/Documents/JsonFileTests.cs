using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>JSON files are read as written, and errors are reported by line and column.</summary>
public class JsonFileTests
{
    [Fact]
    public void Its_values_are_read_as_they_are_written() =>
        Assert.Equal("""{"a":1.0,"b":[true,null,"Grüß"]}""", Json("""{"a":1.0,"b":[true,null,"Grüß"]}""").GetRawText());

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal("{}", Read([.. Encoding.UTF8.Preamble, .. "{}"u8], ".json").GetRawText());

    [Fact]
    public void A_file_with_another_extension_is_JSON() =>
        Assert.Equal("[1]", Read([.. "[1]"u8], ".config").GetRawText());

    [Fact]
    public void An_escaped_surrogate_pair_is_text() =>
        Assert.Equal("😀", Json("""["\ud83d\uDE00"]""")[0].GetString());

    [Fact]
    public void Numbers_keep_every_digit() =>
        Assert.Equal("[1.0,-0,1E5,1e400,12345678901234567890.1234567890]", Json("[1.0,-0,1E5,1e400,12345678901234567890.1234567890]").GetRawText());

    [Fact]
    public void A_name_can_be_used_in_several_objects() =>
        Assert.Equal(2, Json("""[{"a":{"a":1}},{"a":2}]""").GetArrayLength());
}
