using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A mistake in a YAML file is told by line and column, and nothing that a file holds brings the program down.</summary>
public class YamlMistakeTests
{
    private const int Levels = 100_000;

    [Theory]
    [InlineData("a:\n\tb: 1\n", "2:1: ", "tab")]
    [InlineData("a: 1\nb:\n  - x\n\t- y\n", "4:1: ", "tab")]
    [InlineData("a: 1\nb: 2\na: 3\n", "3:1: ", "'a' is there twice")]
    [InlineData("a: 1\n\"a\": 3\n", "2:1: ", "'a' is there twice")]
    [InlineData("a: 1\n!!str a: 3\n", "2:1: ", "'a' is there twice")]
    [InlineData("a: &k b\nb: 1\n*k : 1\n", "3:1: ", "'b' is there twice")]
    [InlineData("a: [1, 2\nb: 3\n", "2:1: ", "not closed")]
    [InlineData("x: 1\na: {b: 1\nc: 2\n", "3:1: ", "not closed")]
    [InlineData("a: [1, 2\n", "2:1: ", "']'")]
    [InlineData("a: [1, 2}\n", "1:9: ", "']'")]
    [InlineData("b: 1\na: \"x\n", "2:4: ", "end of stream")]
    [InlineData("a: b: c\n", "1:5: ", "mapping")]
    [InlineData("x:\n  a: 1\n b: 2\n", "3:2: ", "key")]
    [InlineData("b: 1\na:\n  - *x\n", "3:5: ", "nothing before here is called '&x'")]
    [InlineData("a: *x\nb: &x 1\n", "1:4: ", "nothing before here is called '&x'")]
    [InlineData("? [a]\n: 1\n", "1:3: ", "a key must be a word")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1: ", "one document")]
    [InlineData("", "1:1: ", "there is none")]
    [InlineData("# nothing yet\n", "1:1: ", "there is none")]
    public void A_mistake_is_told_where_it_is(string text, string place, string why)
    {
        var refusal = RefusedYaml(text);

        Assert.StartsWith(place, refusal, StringComparison.Ordinal);
        Assert.Contains(why, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_told_where_it_is()
    {
        var before = string.Concat(Enumerable.Range(1, 5_000).Select(line => $"schlüssel{line}: wert\n"));

        Assert.Equal("5001:6: the file is not UTF-8.", Refusal([.. Encoding.UTF8.GetBytes(before), .. "b: \"x"u8, 0xC3, 0x28, .. "\"\n"u8], ".yaml"));
        Assert.Equal("2:5: the file is not UTF-8.", Refusal([.. "a: 1\nb: x"u8, 0xE2, 0x82], ".yaml"));
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("[", "]")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "x")]
    [InlineData("? ", "x")]
    public void A_hundred_thousand_levels_are_refused(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, Levels)) + string.Concat(Enumerable.Repeat(close, close == "]" ? Levels : 1));

        Assert.Contains("nested deeper than 1024 levels", RefusedYaml(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_levels_are_read() =>
        Assert.Equal(2_000, Yaml(new string('[', 1_000) + new string(']', 1_000)).GetRawText().Length);

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            text.AppendLine($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]");
        }

        Assert.Contains("too large once its aliases are followed", RefusedYaml(text.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_a_long_text_are_refused_before_they_fill_the_memory()
    {
        var text = $"a: &a \"{new string('x', 10_000_000)}\"\nb: [{string.Join(", ", Enumerable.Repeat("*a", 300))}]\n";

        Assert.Contains("too large once its aliases are followed", RefusedYaml(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &a [*a]\n", "1:8: ")]
    [InlineData("a: &a\n  ? *a\n  : b\n", "2:5: ")]
    [InlineData("&a {? *a : b}\n", "1:7: ")]
    public void An_alias_within_itself_is_refused(string text, string place)
    {
        var refusal = RefusedYaml(text);

        Assert.StartsWith(place, refusal, StringComparison.Ordinal);
        Assert.Contains("'*a' is a part of what it stands for", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_multiply_are_refused()
    {
        var text = new StringBuilder("a0: &a0 {x: 1}\n");
        for (var level = 1; level < 40; level++)
        {
            text.AppendLine($"a{level}: &a{level} {{? [*a{level - 1}, *a{level - 1}] : x}}");
        }

        Assert.Contains("a key must be a word", RefusedYaml(text.ToString()), StringComparison.Ordinal);
    }
}
