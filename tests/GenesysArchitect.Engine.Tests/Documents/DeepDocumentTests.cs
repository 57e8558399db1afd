using GenesysArchitect.Engine.Documents;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Nested documents are read on threads with small stacks.</summary>
public class DeepDocumentTests
{
    [Theory]
    [InlineData(".json", false, 1_000)]
    [InlineData(".yaml", false, 1_000)]
    [InlineData(".yaml", true, 1_000)]
    [InlineData(".json", false, 2_048)]
    [InlineData(".yaml", false, 2_048)]
    [InlineData(".yaml", true, 2_048)]
    public void Two_thousand_nested_blocks_are_read_in_any_notation(string extension, bool isBlockStyle, int blocks)
    {
        var text = isBlockStyle ? NestedBlocks.InBlockStyle(blocks) : NestedBlocks.InJson(blocks);

        SmallStack.Run(() =>
        {
            var source = Open(text, extension);
            var innermost = Enumerable.Range(1, blocks - 1).Aggregate(DocumentPath.Root, (path, _) => path.Member("children").Item(0));

            Assert.Equal(blocks, NestedBlocks.Count(source.Root));
            Assert.Equal(isBlockStyle ? (3 * blocks) - 2 : 1, source.LocationOf(innermost.Member("id")).Line);
        });
    }

    [Theory]
    [InlineData(".json", false)]
    [InlineData(".yaml", false)]
    [InlineData(".yaml", true)]
    public void A_level_more_than_4096_is_refused_where_it_starts(string extension, bool isBlockStyle) => SmallStack.Run(() =>
    {
        var text = isBlockStyle ? NestedBlocks.InBlockStyle(2_049) : NestedBlocks.InJson(2_049);
        var block = text.IndexOf("block-2048", StringComparison.Ordinal);
        var begins = text.LastIndexOf(isBlockStyle ? "id" : "{", block, StringComparison.Ordinal);
        var (line, column) = (text.AsSpan(0, begins).Count('\n') + 1, begins - text.LastIndexOf('\n', begins));

        Assert.Equal($"{line}:{column}: the document is nested deeper than 4096 levels.", Refusal(text, extension));
    });

    [Theory]
    [InlineData("[", "")]
    [InlineData("[", "]")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "x")]
    [InlineData("- a: ", "x")]
    public void A_hundred_thousand_levels_are_refused(string open, string close)
    {
        const int Levels = 100_000;
        var text = string.Concat(Enumerable.Repeat(open, Levels)) + string.Concat(Enumerable.Repeat(close, close == "]" ? Levels : 1));

        SmallStack.Run(() => RefusedYaml(text));
    }

    [Fact]
    public void Megabytes_at_the_greatest_depth_are_refused()
    {
        var text = $"{new string('[', 4_000)}{string.Concat(Enumerable.Repeat("1,", 2_000_000))}1{new string(']', 4_000)}";

        Assert.EndsWith("the document is nested too deeply for its size.", RefusedJson(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".json")]
    [InlineData(".yaml")]
    public void Megabytes_at_a_usual_depth_are_read(string extension)
    {
        var flows = Enumerable.Range(0, 40_000).Select(flow => $$$"""
            "flow-{{{flow}}}": {"name": "Flow {{{flow}}}", "timeout": 30, "skills": ["english", "billing"], "prompt": {"text": "Welcome to Northwind: how may we help you today? Please hold the line.", "rate": 1.0}}
            """);
        var text = $"{{{string.Join(",\n", flows)}}}";

        var source = Open(text, extension);

        Assert.Equal(39_999, source.LocationOf(DocumentPath.Root.Member("flow-39998")).Line);
        Assert.True(text.Length > 7_000_000, $"It has {text.Length} characters.");
    }
}
