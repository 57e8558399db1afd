using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>The notation of paths.</summary>
public class DocumentPathTests
{
    [Fact]
    public void The_document_itself_is_a_dollar_sign() =>
        Assert.Equal("$", DocumentPath.Root.ToString());

    [Fact]
    public void Members_are_separated_by_dots_and_items_by_brackets() =>
        Assert.Equal("blocks[0].children[2].id", DocumentPath.Root.Member("blocks").Item(0).Member("children").Item(2).Member("id").ToString());

    [Fact]
    public void A_document_may_be_an_array() =>
        Assert.Equal("[12][0].a", DocumentPath.Root.Item(12).Item(0).Member("a").ToString());

    [Theory]
    [InlineData("Main IVR", "['Main IVR']")]
    [InlineData("", "['']")]
    [InlineData("a.b", "['a.b']")]
    [InlineData("it's", @"['it\'s']")]
    [InlineData(@"C:\x", @"['C:\\x']")]
    [InlineData("$", "['$']")]
    [InlineData("0", "0")]
    [InlineData("main_ivr-2", "main_ivr-2")]
    [InlineData("Büro", "Büro")]
    public void A_name_that_is_not_a_word_is_in_brackets(string name, string path)
    {
        Assert.Equal(path, DocumentPath.Root.Member(name).ToString());
        Assert.Equal($"a{(path[0] == '[' ? path : $".{path}")}", DocumentPath.Root.Member("a").Member(name).ToString());
    }

    [Fact]
    public void Deriving_a_path_does_not_change_it()
    {
        var blocks = DocumentPath.Root.Member("blocks");

        Assert.Equal(["blocks[0]", "blocks[1]", "blocks"], new[] { blocks.Item(0), blocks.Item(1), blocks }.Select(path => path.ToString()));
    }

    [Fact]
    public void A_path_may_have_as_many_steps_as_a_document_has_levels() => SmallStack.Run(() =>
    {
        var path = Enumerable.Range(0, 2_048).Aggregate(DocumentPath.Root, (path, index) => path.Member("a").Item(index));

        Assert.EndsWith(".a[2046].a[2047]", path.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void An_invalid_step_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(() => DocumentPath.Root.Member(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => DocumentPath.Root.Item(-1));
    }
}
