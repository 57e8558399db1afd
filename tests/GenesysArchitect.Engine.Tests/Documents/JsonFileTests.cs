using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A JSON file is read as it is, and an error in it is told by line and column.</summary>
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

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\" 2\n}", "3:7: ")]
    [InlineData("{\"a\":1,}", "1:8: ")]
    [InlineData("{\n \"a\": \"x", "2:9: ")]
    [InlineData("{} {}", "1:4: ")]
    [InlineData("{ // why\n}", "1:3: ")]
    [InlineData("", "1:1: ")]
    [InlineData("[NaN]", "1:2: ")]
    public void A_mistake_is_told_where_it_is(string text, string place)
    {
        var refusal = RefusedJson(text);

        Assert.StartsWith(place, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_told_where_it_is() =>
        Assert.Equal("2:6: the file is not UTF-8.", Refusal([.. "{\n\"a\":\""u8, 0xFF, .. "\"}"u8], ".json"));

    [Fact]
    public void A_file_in_another_encoding_is_told_apart() =>
        Assert.Equal("1:1: the file is not UTF-8.", Refusal([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")], ".json"));

    [Theory]
    [InlineData("{\n  \"a\": \"\\ud800\"\n}", "2:8: a character is escaped by halves.")]
    [InlineData("{\"\\uDC00\": 1}", "1:2: a character is escaped by halves.")]
    public void Half_a_character_is_no_text(string text, string refusal) =>
        Assert.Equal(refusal, RefusedJson(text));

    [Fact]
    public void A_character_escaped_by_its_two_halves_is_text() =>
        Assert.Equal("😀", Json("""["\ud83d\uDE00"]""")[0].GetString());

    [Fact]
    public void A_hundred_thousand_levels_are_refused() =>
        Assert.StartsWith("1:1025: ", RefusedJson(new string('[', 100_000)), StringComparison.Ordinal);
}
