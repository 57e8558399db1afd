using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Blocks are matched by their ids at any position, and references by value.</summary>
public class MatchedDiffTests
{
    [Fact]
    public void A_change_within_a_block_is_named_by_the_blocks_on_the_way()
    {
        var diff = Between(
            """{"blocks":[{"id":"menu","children":[{"id":"one","prompt":"Hello"},{"id":"two"}]}]}""",
            """{"blocks":[{"id":"new"},{"id":"menu","children":[{"id":"one","prompt":"Welcome"},{"id":"two"}]}]}""");

        Assert.Equal(["~ blocks[menu].children[one].prompt: \"Hello\" → \"Welcome\"", "+ blocks[new]: (1 property)"], diff.Differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public void Blocks_in_another_order_are_one_difference_with_their_ids_in_either_order()
    {
        var diff = Between(
            """{"blocks":[{"id":"a"},{"id":"gone"},{"id":"b"},{"id":"c"}]}""",
            """{"blocks":[{"id":"c"},{"id":"a"},{"id":"new"},{"id":"b"}]}""");

        var order = Assert.Single(diff.Differences, difference => difference.Kind == DifferenceKind.Reordered);
        Assert.Equal("blocks", order.Path);
        Assert.Equal(["a", "b", "c"], Texts(order.Left));
        Assert.Equal(["c", "a", "b"], Texts(order.Right));
        Assert.Equal(["blocks"], diff.Modified);
        Assert.Equal(["blocks[gone]"], diff.Removed);
        Assert.Equal(["blocks[new]"], diff.Added);
    }

    [Fact]
    public void Added_and_removed_blocks_do_not_change_the_order_of_the_others() =>
        Assert.Equal(["blocks[b]", "blocks[x]"], Paths("""{"blocks":[{"id":"a"},{"id":"b"},{"id":"c"}]}""", """{"blocks":[{"id":"a"},{"id":"x"},{"id":"c"}]}"""));

    [Fact]
    public void An_added_block_says_which_one_it_comes_after()
    {
        var diff = Between("""{"blocks":[{"id":"a"}],"references":["r"]}""", """{"blocks":[{"id":"x"},{"id":"a"},{"id":"y"},{"id":"z"}],"references":["q","r"],"name":"n"}""");

        Assert.Equal([("blocks[x]", null), ("blocks[y]", "a"), ("blocks[z]", "y"), ("references[q]", null), ("name", null)], diff.Differences.Select(difference => (difference.Path, difference.After)));
    }

    [Fact]
    public void References_are_compared_individually_at_any_depth() =>
        Assert.Equal(
            ["references[old-ivr]", "references[\"12\"]", "blocks[a].references[x]"],
            Paths("""{"references":["main","old-ivr"],"blocks":[{"id":"a","references":["x"]}]}""", """{"references":["main","12"],"blocks":[{"id":"a","references":[]}]}"""));

    [Theory]
    [InlineData("main-menu_2", "[main-menu_2]")]
    [InlineData("Büro", "[Büro]")]
    [InlineData("007", "[\"007\"]")]
    [InlineData("main menu", "[\"main menu\"]")]
    [InlineData("x]", "[\"x]\"]")]
    [InlineData(@"C:\x", @"[""C:\\x""]")]
    [InlineData("\u001b[2J", @"[""\u001b[2J""]")]
    public void An_id_that_is_not_a_plain_word_or_looks_like_an_index_is_quoted(string id, string step) =>
        Assert.Equal([$"blocks{step}"], StructuralDiff.Between(Json("""{"blocks":[]}"""), JsonSerializer.SerializeToElement(new { blocks = new[] { new { id } } }), ArrayMatching.ById).Added);

    [Theory]
    [InlineData("""[{"id":"a"},{"id":"a"}]""", """[{"id":"a"}]""")]
    [InlineData("""[{"id":"a"},{"x":1}]""", """[{"id":"a"}]""")]
    [InlineData("""[{"id":"a"},7]""", """[{"id":"a"}]""")]
    [InlineData("""[{"id":""}]""", "[]")]
    [InlineData("""[{"id":7}]""", """[{"id":8}]""")]
    [InlineData("""["a","b"]""", """["b","a"]""")]
    [InlineData("{}", "[]")]
    public void An_array_without_unique_ids_is_a_single_value(string left, string right)
    {
        Assert.Equal(["blocks"], Between($$"""{"blocks":{{left}}}""", $$"""{"blocks":{{right}}}""").Modified);
        Assert.Equal(["blocks"], Between($$"""{"blocks":{{right}}}""", $$"""{"blocks":{{left}}}""").Modified);
    }

    [Theory]
    [InlineData("""["a","a"]""", """["a"]""")]
    [InlineData("""["a",1]""", """["a"]""")]
    [InlineData("""[{"id":"a"}]""", "[]")]
    public void Duplicate_references_are_a_single_value(string left, string right) =>
        Assert.Equal(["references"], Between($$"""{"references":{{left}}}""", $$"""{"references":{{right}}}""").Modified);

    [Fact]
    public void A_block_that_went_to_another_parent_was_removed_there_and_added_here() =>
        Assert.Equal(
            ["- blocks[a].children[x]: (1 property)", "+ blocks[b].children[x]: (1 property)"],
            Between(
                """{"blocks":[{"id":"a","children":[{"id":"x"}]},{"id":"b","children":[]}]}""",
                """{"blocks":[{"id":"a","children":[]},{"id":"b","children":[{"id":"x"}]}]}""").Differences.Select(difference => difference.ToString()));

    [Fact]
    public void A_document_that_is_an_array_itself_has_elements_too() =>
        Assert.Equal(["[a].x", "$"], Paths("""[{"id":"a","x":1},{"id":"b"}]""", """[{"id":"b"},{"id":"a","x":2}]""").Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public void Control_characters_in_a_name_are_removed()
    {
        var path = Assert.Single(Paths("""{"\u001b[2J\n":1}""", "{}"));

        Assert.Equal(@"['\u001b[2J\u000a']", path);
        Assert.Equal("\u001b[2J\n", Assert.Single(PathNotation.Steps(path)).Name);
    }

    private static IEnumerable<string> Texts(JsonElement? array) => array!.Value.EnumerateArray().Select(text => text.GetString()!);

    private static IEnumerable<string> Paths(string left, string right) => Between(left, right).Differences.Select(difference => difference.Path);

    private static StructuralDiff Between(string left, string right) => StructuralDiff.Between(Json(left), Json(right), ArrayMatching.ById);
}
