using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Aliases are expanded, and a small file cannot expand to a large document.</summary>
public class YamlAliasTests
{
    private const string TooLarge = "the document is too large once its aliases are followed.";

    [Fact]
    public void An_alias_refers_to_the_last_anchor_before_it() =>
        Assert.Equal(
            """{"a":{"x":1},"b":{"x":1},"c":2,"d":2,"e":[{"x":1},1],"f":[1,[{"x":1},1]]}""",
            Yaml("a: &n {x: 1}\nb: *n\nc: &m 2\nd: *m\ne: &m [*n, &k 1]\nf: [*k, *m]\n").GetRawText());

    [Fact]
    public void An_alias_of_a_scalar_can_be_a_key() =>
        Assert.Equal("""{"a":"b","b":"c","d":"c"}""", Yaml("a: &k b\n*k : &l c\n&m d: *l\n").GetRawText());

    [Theory]
    [InlineData("a: &a [*a]\n", "1:8: ")]
    [InlineData("a: &a\n  ? *a\n  : b\n", "2:5: ")]
    [InlineData("&a {? *a : b}\n", "1:7: ")]
    [InlineData("a: &a 1\nb: &a [*a]\n", "2:8: ")]
    public void An_alias_within_itself_is_refused(string text, string location) =>
        Assert.Equal($"{location}the alias '*a' refers to a value that contains it.", RefusedYaml(text));

    [Fact]
    public void Aliases_that_multiply_are_refused_fast_and_before_they_fill_the_memory()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 40; level++)
        {
            text.Append(null, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        }

        RefusedCheaply(text.ToString(), $"7:40: {TooLarge}");
    }

    [Theory]
    [InlineData("- *a\n", "5:3: ")]
    [InlineData("- *a : 1\n", "5:3: ")]
    [InlineData("- [*a]\n", "5:4: ")]
    public void Aliases_of_a_long_text_are_refused_before_they_fill_the_memory(string use, string location) =>
        RefusedCheaply($"- &a \"{new string('x', 10_000_000)}\"\n{string.Concat(Enumerable.Repeat(use, 300))}", location + TooLarge);

    [Fact]
    public void Keys_that_multiply_are_refused()
    {
        var text = new StringBuilder("a0: &a0 {x: 1}\n");
        for (var level = 1; level < 40; level++)
        {
            text.Append(null, $"a{level}: &a{level} {{? [*a{level - 1}, *a{level - 1}] : x}}\n");
        }

        Assert.Equal("2:12: a key must be a scalar.", RefusedYaml(text.ToString()));
    }

    [Fact]
    public void Too_deeply_nested_aliases_are_rejected_at_their_location()
    {
        var text = new StringBuilder("a0: &a0 []\n");
        for (var level = 1; level < 5_000; level++)
        {
            text.Append(null, $"a{level}: &a{level} [*a{level - 1}]\n");
        }

        // The document is a level too, and a0 has one of its own.
        Assert.Equal("4096:16: the document is nested deeper than 4096 levels once its aliases are followed.", RefusedYaml(text.ToString()));
    }

    private static void RefusedCheaply(string text, string refusal)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(refusal, RefusedYaml(text));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000_000);
    }
}
