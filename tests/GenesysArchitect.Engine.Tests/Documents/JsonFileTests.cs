using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A JSON file is read as it is, and an error in it is reported by line and column.</summary>
public class JsonFileTests
{
    [Fact]
    public void Its_values_are_read_as_they_are_written() =>
        Assert.Equal("""{"a":1.0,"b":[true,null,"Grüß"]}""", Json("""{"a":1.0,"b":[true,null,"Grüß"]}""").GetRawText());

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("{}", Read([.. Encoding.UTF8.Preamble, .. "{}"u8], ".json").GetRawText());

    [Fact]
    public void A_name_that_ends_in_nothing_known_is_json() =>
        Assert.Equal("[1]", Read([.. "[1]"u8], ".config").GetRawText());

    [Fact]
    public void A_character_escaped_by_its_two_halves_is_text() =>
        Assert.Equal("😀", Json("""["\ud83d\uDE00"]""")[0].GetString());

    [Fact]
    public void Numbers_keep_every_digit() =>
        Assert.Equal("[1.0,-0,1E5,1e400,12345678901234567890.1234567890]", Json("[1.0,-0,1E5,1e400,12345678901234567890.1234567890]").GetRawText());

    [Fact]
    public void One_name_may_stand_in_several_objects() =>
        Assert.Equal(2, Json("""[{"a":{"a":1}},{"a":2}]""").GetArrayLength());
}
