using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Text is unquoted in YAML only if every reader reads it as that text.</summary>
public class YamlTextTests
{
    [Theory]
    [InlineData("Please hold the line.")]
    [InlineData("https://example.com/a?b=c#d")]
    [InlineData("1b4e28ba-2fa1-11d2-883f-0016d3cca427")]
    [InlineData("+49 30 123456")]
    [InlineData("3 apples")]
    [InlineData("10:30 Uhr")]
    [InlineData("it's")]
    [InlineData("a, b [c] {d} & e ! f")]
    [InlineData("Größe 😀 漢字")]
    [InlineData("$(x) / \\d+ = <y>")]
    [InlineData("nullable")]
    [InlineData("a:b")]
    [InlineData("a#b")]
    public void Unambiguous_text_is_not_quoted(string text) =>
        Assert.Equal(text, Item(text));

    [Theory]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("ON")]
    [InlineData("off")]
    [InlineData("y")]
    [InlineData("N")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("5")]
    [InlineData("1.0")]
    [InlineData("1e5")]
    [InlineData("-5")]
    [InlineData("0x1F")]
    [InlineData("0o17")]
    [InlineData("0b11")]
    [InlineData("012")]
    [InlineData("+49123")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("12:30:45")]
    [InlineData("12:30")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("2.1.0")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData("+.INF")]
    [InlineData(".NaN")]
    [InlineData("2024-01-31")]
    [InlineData("2024-1-3 10:00:00 +1")]
    [InlineData("2024-01-31T10:00:00Z")]
    public void Text_that_some_reader_interprets_is_quoted(string text)
    {
        Assert.Equal($"'{text}'", Item(text));
        Assert.Equal($"'{text}'", Key(text));
    }

    [Theory]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\u00A0")]
    [InlineData("a: b")]
    [InlineData("a:")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("? a")]
    [InlineData("#a")]
    [InlineData("&a")]
    [InlineData("*a")]
    [InlineData("a *b")]
    [InlineData("!a")]
    [InlineData("|")]
    [InlineData("> a")]
    [InlineData("[a]")]
    [InlineData("{a}")]
    [InlineData("\"a\"")]
    [InlineData("%a")]
    [InlineData("@a")]
    [InlineData("`a`")]
    [InlineData("--- a")]
    [InlineData("... a")]
    [InlineData(", a")]
    public void Text_with_YAML_syntax_is_quoted(string text)
    {
        Assert.Equal($"'{text}'", Item(text));
        Assert.Equal($"'{text}'", Key(text));
    }

    [Fact]
    public void Single_quotes_within_single_quotes_are_doubled() =>
        Assert.Equal("'''it''s: '", Item("'it's: "));

    [Theory]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("\u0085", "\"\\u0085\"")]
    [InlineData("a\u2028b\"\\", "\"a\\u2028b\\\"\\\\\"")]
    [InlineData("\uFEFFa", "\"\\ufeffa\"")]
    [InlineData("\u0000\u001B", "\"\\u0000\\u001b\"")]
    public void Invisible_characters_are_escaped(string text, string written)
    {
        Assert.Equal(written, Item(text));
        Assert.Equal(written, Key(text));
    }

    [Theory]
    [InlineData("a\nb", "|-\n  a\n  b")]
    [InlineData("a\nb\n", "|\n  a\n  b")]
    [InlineData("a\n", "|\n  a")]
    [InlineData("a\n\n\nb", "|-\n  a\n\n\n  b")]
    [InlineData("a\n  b\n\tc", "|-\n  a\n    b\n  \tc")]
    [InlineData("  a\nb", "|2-\n    a\n  b")]
    [InlineData("\na\n", "|2\n\n  a")]
    [InlineData("\ta\nb", "|2-\n  \ta\n  b")]
    [InlineData("# a: 'b'\n--- c", "|-\n  # a: 'b'\n  --- c")]
    public void Several_lines_are_a_block(string text, string written) =>
        Assert.Equal(written, Item(text));

    [Theory]
    [InlineData("a \nb", "\"a \\nb\"")]
    [InlineData("a\nb ", "\"a\\nb \"")]
    [InlineData("a\t\nb", "\"a\\t\\nb\"")]
    [InlineData("a\n\n", "\"a\\n\\n\"")]
    [InlineData("\n", "\"\\n\"")]
    [InlineData("a\n  \nb", "\"a\\n  \\nb\"")]
    public void Text_with_trailing_white_space_is_not_a_block(string text, string written) =>
        Assert.Equal(written, Item(text));

    [Fact]
    public void A_key_of_several_lines_is_escaped() =>
        Assert.Equal("\"a\\nb\"", Key("a\nb"));

    [Fact]
    public void A_long_text_stays_on_its_line()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 5_000));

        Assert.Equal(text, Item(text));
        Assert.Equal($"'{text}: '", Item($"{text}: "));
    }

    [Theory]
    [InlineData(1_024, "k", false)]
    [InlineData(1_025, "k", true)]
    [InlineData(1_022, " ", false)]
    [InlineData(1_023, " ", true)]
    [InlineData(300, "\u2028", true)]
    public void A_long_key_is_written_with_a_question_mark(int length, string of, bool isExplicit)
    {
        var name = string.Concat(Enumerable.Repeat(of, length));
        var document = DocumentOnDisk.Json($$"""[{"a":1,{{JsonSerializer.Serialize(name)}}:[2],"b":3}]""");

        var written = DocumentWriter.Write(document, DocumentFormat.Yaml);
        var lines = Encoding.UTF8.GetString(written).Split('\n');

        Assert.Equal(isExplicit, lines[1].StartsWith("  ? ", StringComparison.Ordinal));
        Assert.Equal(isExplicit ? ["  :", "    - 2", "  b: 3", ""] : ["    - 2", "  b: 3", ""], lines[2..]);
        Assert.Equal(name, DocumentOnDisk.Read(written, ".yaml")[0].EnumerateObject().ElementAt(1).Name);
    }

    // As an item, since a text that is the whole document is never a block.
    private static string Item(string text) => Written(new[] { text })[2..];

    private static string Key(string name) => Written(new Dictionary<string, int> { [name] = 1 })[..^3];

    private static string Written<T>(T document)
    {
        var element = JsonSerializer.SerializeToElement(document);
        var written = DocumentWriter.Write(element, DocumentFormat.Yaml);
        Assert.Equal(element.GetRawText(), JsonSerializer.Serialize(DocumentOnDisk.Read(written, ".yaml")));
        return Encoding.UTF8.GetString(written)[..^1];
    }
}
