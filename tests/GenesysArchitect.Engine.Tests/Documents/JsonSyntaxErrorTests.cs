using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>An error in a JSON file is reported by line and column and in plain words.</summary>
public class JsonSyntaxErrorTests
{
    private const string NoNumber = "invalid JSON number: leading zeros and a plus sign are not allowed, and a decimal point needs digits on both sides.";

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\" 2\n}", "3:7: the colon after a key is missing.")]
    [InlineData("{\"a\":1 \"b\":2}", "1:8: a comma or a closing bracket is missing before this point.")]
    [InlineData("{\"a\":1;}", "1:7: a comma or a closing bracket is missing before this point.")]
    [InlineData("{\"a\":\"b\"\"c\"}", "1:9: a comma or a closing bracket is missing before this point.")]
    [InlineData("{\"a\":,}", "1:6: a value is missing before this ','.")]
    [InlineData("{\"a\":1,}", "1:8: JSON does not allow a trailing comma before a closing bracket.")]
    [InlineData("[\n  1,\n]", "3:1: JSON does not allow a trailing comma before a closing bracket.")]
    [InlineData("[1}", "1:3: this bracket has no matching opening bracket.")]
    [InlineData("{} {}", "1:4: unexpected content after the end of the document.")]
    [InlineData("{ // why\n}", "1:3: JSON does not allow comments.")]
    [InlineData("{\n  \"a\": /* why */ 1}", "2:8: JSON does not allow comments.")]
    [InlineData("# why\n{}", "1:1: JSON does not allow comments.")]
    [InlineData("{'a': 1}", "1:2: JSON allows only straight double quotes (\").")]
    [InlineData("{\"a\": “b”}", "1:7: JSON allows only straight double quotes (\").")]
    [InlineData("{flow: 1}", "1:2: 'flow' needs double quotes; only numbers, true, false and null are written without them.")]
    [InlineData("[True]", "1:2: 'True' needs double quotes; only numbers, true, false and null are written without them.")]
    [InlineData("{\"a\": ☎}", "1:7: '☎' is not allowed here.")]
    [InlineData("[\"C:\\Users\"]", "1:6: invalid escape sequence; write \\\\ for a backslash.")]
    [InlineData("[\"\\u12\"]", "1:7: \\u needs four hexadecimal digits.")]
    [InlineData("[\"a\nb\"]", "1:4: the string is not closed or contains a control character: add the closing quote, or write \\n or \\t.")]
    public void An_error_is_reported_with_its_location(string text, string refusal) =>
        Assert.Equal(refusal, RefusedJson(text));

    [Theory]
    [InlineData("[01]", "1:3: ")]
    [InlineData("[+1]", "1:2: ")]
    [InlineData("[.5]", "1:2: ")]
    [InlineData("[1.]", "1:4: ")]
    [InlineData("[1e]", "1:4: ")]
    [InlineData("[-]", "1:3: ")]
    [InlineData("[0x1F]", "1:3: ")]
    [InlineData("[1_000]", "1:3: ")]
    [InlineData("[-Infinity]", "1:3: ")]
    public void A_number_that_JSON_cannot_hold_is_refused(string text, string location) =>
        Assert.Equal(location + NoNumber, RefusedJson(text));

    [Theory]
    [InlineData("{\n  \"a\": [1, 2", "2:13: the file ends before the '[' in line 2, column 8 is closed.")]
    [InlineData("{\"a\":1,", "1:7: the file ends before the '{' in line 1, column 1 is closed.")]
    [InlineData("{\"a\":", "1:6: the file ends before the '{' in line 1, column 1 is closed.")]
    [InlineData("{\n \"a\": \"x", "2:9: the file ends inside the string that starts in line 2, column 7: its closing quote is missing.")]
    public void An_unclosed_bracket_is_reported_where_it_opens(string text, string refusal) =>
        Assert.Equal(refusal, RefusedJson(text));

    [Theory]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", "1:14: duplicate key 'a', first used in line 1, column 2.")]
    [InlineData("{\"a\":1,\n\"\\u0061\":2}", "2:1: duplicate key 'a', first used in line 1, column 2.")]
    [InlineData("[{\"x\":[{\n  \"a\":{},\n  \"a\":{}}]}]", "3:3: duplicate key 'a', first used in line 2, column 3.")]
    [InlineData("{\"ä\":{\"a\":1},\"ä\":2}", "1:14: duplicate key 'ä', first used in line 1, column 2.")]
    public void Duplicate_keys_are_rejected(string text, string refusal) =>
        Assert.Equal(refusal, RefusedJson(text));

    [Fact]
    public void A_very_long_key_does_not_fill_the_message() =>
        Assert.Equal(
            $"2:1: duplicate key '{new string('k', 60)}…', first used in line 1, column 2.",
            RefusedJson($"{{\"{new string('k', 2_000)}\":1,\n\"{new string('k', 2_000)}\":2}}"));

    [Theory]
    [InlineData("{\n  \"a\": \"\\ud800\"\n}", "2:8: an escape sequence contains only half of a surrogate pair.")]
    [InlineData("{\"\\uDC00\": 1}", "1:2: an escape sequence contains only half of a surrogate pair.")]
    public void An_unpaired_surrogate_is_rejected(string text, string refusal) =>
        Assert.Equal(refusal, RefusedJson(text));

    [Theory]
    [InlineData("{\"größe\": \"Köln\", x}")]
    [InlineData("{\"grosse\": \"☎☎☎☎\", x}")]
    [InlineData("{\"grosse\": \"😀😀\", x}")]
    public void A_column_counts_characters_and_not_bytes(string text) =>
        Assert.StartsWith($"1:{text.IndexOf('x') + 1}: ", RefusedJson(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_hundred_thousand_levels_are_refused(string open) =>
        Assert.Equal(
            $"1:{(4_096 * open.Length) + 1}: the document is nested deeper than 4096 levels.",
            RefusedJson(string.Concat(Enumerable.Repeat(open, 100_000))));
}
