using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>An error in a YAML file is reported by line and column, and no content crashes the program.</summary>
public class YamlSyntaxErrorTests
{
    private const string Tab = "this line is indented with a tab; YAML allows only spaces.";
    private const string NoKey = "a key and a colon are expected here; check the indentation and quotes of this line, and the end of the line before.";
    private const string NoItem = "an item ('- ') of the list above is expected here; check the indentation of this line.";
    private const string TwoColons = "this line has a second colon; a string that contains one needs quotes.";
    private const string HalfCharacter = "an escape sequence is not a valid character, or only half of a surrogate pair.";

    [Theory]
    [InlineData("a:\n\tb: 1\n", "2:1: " + Tab)]
    [InlineData("a: 1\nb:\n  - x\n\t- y\n", "4:1: " + Tab)]
    [InlineData("\ta: 1\n", "1:2: " + Tab)]
    [InlineData("a:\n  b: 1\n  \tc: 1\n", "3:3: " + Tab)]
    [InlineData("a: [1, 2\nb: 3\n", "2:1: a bracket or brace before this point is not closed.")]
    [InlineData("x: 1\na: {b: 1\nc: 2\n", "3:1: a bracket or brace before this point is not closed.")]
    [InlineData("a: [1, 2\n", "2:1: a comma, or the ']' that closes the '[' in line 1, column 4, is missing before this point.")]
    [InlineData("a: [1, 2}\n", "1:9: a comma, or the ']' that closes the '[' in line 1, column 4, is missing before this point.")]
    [InlineData("a: {x: 1 y: 2}\n", "1:11: a comma, or the '}' that closes the '{' in line 1, column 4, is missing before this point.")]
    [InlineData("b: 1\na: \"x\n", "2:4: the quotes that open here are not closed.")]
    [InlineData("a: 'x\nb: 1\n", "1:4: the quotes that open here are not closed.")]
    [InlineData("a: \"x\nb: 1\n", "2:1: a line inside quotes is not indented enough, or the quotes are not closed.")]
    [InlineData("a: 'it's'\n", "1:8: " + NoKey)]
    [InlineData("a: \"C:\\temp\\x.yaml\"\n", "1:14: \\x, \\u and \\U need two, four and eight hexadecimal digits.")]
    [InlineData("a: \"C:\\data\"\n", "1:7: invalid escape sequence; write \\\\ for a backslash, or use single quotes.")]
    [InlineData("a: \"\\ud800\"\n", "1:11: " + HalfCharacter)]
    [InlineData("a: \"\\ud800\\u0041\"\n", "1:17: " + HalfCharacter)]
    [InlineData("a: \"\\UFFFFFFFF\"\n", "1:15: " + HalfCharacter)]
    [InlineData("a: b: c\n", "1:5: " + TwoColons)]
    [InlineData("größe: \"ö\"\nä: ö: c\n", "2:5: " + TwoColons)]
    [InlineData("x:\n  a: 1\n b: 2\n", "3:2: " + NoKey)]
    [InlineData("a: 1\nb\n", "2:1: " + NoKey)]
    [InlineData("- a\nb\n", "2:1: " + NoItem)]
    [InlineData("- item\nkey: value\n", "2:1: " + NoItem)]
    [InlineData("a: - b\n", "1:4: a list item cannot start here; start a new line before the '-'.")]
    [InlineData("a: @b\n", "1:4: a string that starts with '@' needs quotes.")]
    [InlineData("a: %b\n", "1:4: a string that starts with '%' needs quotes.")]
    [InlineData("a: |x\n  y\n", "1:5: only a comment may follow '|' or '>' in the same line.")]
    [InlineData("a: &x &y b\n", "1:7: a value can have only one anchor ('&name').")]
    [InlineData("b: 1\na:\n  - *x\n", "3:5: the anchor '&x' is not defined before this point; a string that starts with '*' needs quotes.")]
    [InlineData("a: *x\nb: &x 1\n", "1:4: the anchor '&x' is not defined before this point; a string that starts with '*' needs quotes.")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1: only one document is allowed, and a second one starts here.")]
    [InlineData("--- a\n--- b\n", "2:1: only one document is allowed, and a second one starts here.")]
    public void An_error_is_reported_with_its_location(string text, string refusal) =>
        Assert.Equal(refusal, RefusedYaml(text));

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "3:1: duplicate key 'a', first used in line 1, column 1.")]
    [InlineData("a: 1\n\"a\": 3\n", "2:1: duplicate key 'a', first used in line 1, column 1.")]
    [InlineData("a: 1\n!!str a: 3\n", "2:1: duplicate key 'a', first used in line 1, column 1.")]
    [InlineData("a: &k b\nb: 1\n*k : 1\n", "3:1: duplicate key 'b', first used in line 2, column 1.")]
    [InlineData("- x: [{a: 1, a: 2}]\n", "1:14: duplicate key 'a', first used in line 1, column 8.")]
    [InlineData("? [a]\n: 1\n", "1:3: a key must be a scalar.")]
    [InlineData("{a: 1}: 2\n", "1:1: a key must be a scalar.")]
    [InlineData("a: &k {b: 1}\n*k : 1\n", "2:1: a key must be a scalar.")]
    [InlineData("a:\n  : 1\n", "2:4: a key is missing before the colon.")]
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x\n", "3:3: merge keys ('<<') are not supported: write out the members, or use an alias for the whole value.")]
    public void A_key_is_a_unique_scalar(string text, string refusal) =>
        Assert.Equal(refusal, RefusedYaml(text));

    [Fact]
    public void A_quoted_merge_key_is_an_ordinary_name() =>
        Assert.Equal("""{"<<":1}""", Yaml("'<<': 1\n").GetRawText());

    [Theory]
    [InlineData("a: !!binary aGk=\n", "1:4: the tag '!!binary' is not supported: JSON has no equivalent.")]
    [InlineData("a: !custom x\n", "1:4: the tag '!custom' is not supported: JSON has no equivalent.")]
    [InlineData("- !custom {b: 1}\n", "1:3: the tag '!custom' is not supported: JSON has no equivalent.")]
    [InlineData("a: !!set {b}\n", "1:4: the tag '!!set' is not supported: JSON has no equivalent.")]
    [InlineData("!!binary a: 1\n", "1:1: the tag '!!binary' is not supported: JSON has no equivalent.")]
    [InlineData("a: !x!y z\n", "1:4: the prefix of this tag is not declared.")]
    [InlineData("a: !!int 0x1F\n", "1:4: the value does not match the tag '!!int', or has no JSON equivalent.")]
    [InlineData("a: !!float .inf\n", "1:4: the value does not match the tag '!!float', or has no JSON equivalent.")]
    [InlineData("a: !!bool yes\n", "1:4: the value does not match the tag '!!bool', or has no JSON equivalent.")]
    [InlineData("a: !!map []\n", "1:4: the value does not match the tag '!!map', or has no JSON equivalent.")]
    public void A_tag_that_JSON_has_no_value_for_is_refused(string text, string refusal) =>
        Assert.Equal(refusal, RefusedYaml(text));

    [Theory]
    [InlineData("", "1:1101")]
    [InlineData("a:\n  ", "2:1103")]
    public void A_too_long_key_is_rejected_at_its_colon(string before, string location) =>
        Assert.Equal($"{location}: a key longer than 1,024 characters needs '? ' before it.", RefusedYaml($"{before}{new string('k', 1_100)}: 1\n"));
}
