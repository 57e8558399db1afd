using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>The locations of values, for editors.</summary>
public class SourceLocationTests
{
    private static readonly DocumentPath Blocks = DocumentPath.Root.Member("blocks");

    private const string Json = """

        {
          "name": "Größe ☎", "id": 5,
          "blocks": [
            {"id": "😀", "type": "menu"}, [1,
             2], {
              "id": {}
            }
          ]
        }
        """;

    private const string Yaml = """
        # A comment.
        name: Größe ☎
        blocks:
          - id: 😀
            type: menu
          - [1,
             "2"]
          -
            "id":
              {}
        """;

    [Fact]
    public void A_member_is_located_at_its_key_and_an_item_at_its_value()
    {
        var source = Open(Json, ".json");

        Assert.Equal("2:1", LocationIn(source, DocumentPath.Root));
        Assert.Equal("3:3", LocationIn(source, DocumentPath.Root.Member("name")));
        Assert.Equal("3:22", LocationIn(source, DocumentPath.Root.Member("id")));
        Assert.Equal("4:3", LocationIn(source, Blocks));
        Assert.Equal("5:5", LocationIn(source, Blocks.Item(0)));
        Assert.Equal("5:18", LocationIn(source, Blocks.Item(0).Member("type")));
        Assert.Equal("5:35", LocationIn(source, Blocks.Item(1)));
        Assert.Equal("5:36", LocationIn(source, Blocks.Item(1).Item(0)));
        Assert.Equal("6:6", LocationIn(source, Blocks.Item(1).Item(1)));
        Assert.Equal("6:10", LocationIn(source, Blocks.Item(2)));
        Assert.Equal("7:7", LocationIn(source, Blocks.Item(2).Member("id")));
    }

    [Fact]
    public void Locations_in_YAML_follow_the_same_rule()
    {
        var source = Open(Yaml, ".yaml");

        Assert.Equal("2:1", LocationIn(source, DocumentPath.Root));
        Assert.Equal("2:1", LocationIn(source, DocumentPath.Root.Member("name")));
        Assert.Equal("3:1", LocationIn(source, Blocks));
        Assert.Equal("4:5", LocationIn(source, Blocks.Item(0)));
        Assert.Equal("5:5", LocationIn(source, Blocks.Item(0).Member("type")));
        Assert.Equal("6:5", LocationIn(source, Blocks.Item(1)));
        Assert.Equal("7:6", LocationIn(source, Blocks.Item(1).Item(1)));
        Assert.Equal("9:5", LocationIn(source, Blocks.Item(2)));
        Assert.Equal("9:5", LocationIn(source, Blocks.Item(2).Member("id")));
    }

    [Theory]
    [InlineData(".json", Json, "7:7", "5:35", "4:3", "2:1")]
    [InlineData(".yaml", Yaml, "9:5", "6:5", "3:1", "2:1")]
    public void A_missing_value_has_the_location_of_its_nearest_ancestor(string extension, string text, string member, string array, string blocks, string document)
    {
        var source = Open(text, extension);

        Assert.Equal(member, LocationIn(source, Blocks.Item(2).Member("id").Member("x").Item(7)));
        Assert.Equal(array, LocationIn(source, Blocks.Item(1).Item(2)));
        Assert.Equal(array, LocationIn(source, Blocks.Item(1).Member("x")));
        Assert.Equal(blocks, LocationIn(source, Blocks.Item(3)));
        Assert.Equal(blocks, LocationIn(source, Blocks.Member("id")));
        Assert.Equal(document, LocationIn(source, DocumentPath.Root.Member("Blocks")));
        Assert.Equal(document, LocationIn(source, DocumentPath.Root.Item(0)));
    }

    [Fact]
    public void An_aliased_value_has_the_location_of_its_anchor()
    {
        var source = Open("a: &a\n  x: {y: 1}\nb: *a\nc:\n  - *a\n  - &a 5\n  - *a\nd: 1\n", ".yaml");
        var root = DocumentPath.Root;

        Assert.Equal("3:1", LocationIn(source, root.Member("b")));
        Assert.Equal("2:3", LocationIn(source, root.Member("b").Member("x")));
        Assert.Equal("5:5", LocationIn(source, root.Member("c").Item(0)));
        Assert.Equal("2:7", LocationIn(source, root.Member("c").Item(0).Member("x").Member("y")));
        Assert.Equal("7:5", LocationIn(source, root.Member("c").Item(2)));
        Assert.Equal("8:1", LocationIn(source, root.Member("d")));
    }

    [Fact]
    public void A_single_value_is_located_at_its_start()
    {
        Assert.Equal("2:3", LocationIn(Open("\n  5", ".json"), DocumentPath.Root.Member("x")));
        Assert.Equal("2:5", LocationIn(Open("# x\n--- 5\n", ".yaml"), DocumentPath.Root));
    }

    [Fact]
    public void A_byte_order_mark_has_no_column()
    {
        Assert.Equal("1:2", LocationIn(Open("\uFEFF{\"a\":1}", ".json"), DocumentPath.Root.Member("a")));
        Assert.Equal("1:1", LocationIn(Open("\uFEFFa: 1", ".yaml"), DocumentPath.Root.Member("a")));
    }

    [Theory]
    [InlineData(".json", "\n")]
    [InlineData(".yaml", "\n")]
    [InlineData(".json", "\r\n")]
    [InlineData(".yaml", "\r\n")]
    public void Every_location_matches_that_of_an_editor(string extension, string lineEnd)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (text, locations) = LocatedDocument.Make(new Random(seed), lineEnd);
            var source = Open(text, extension);

            Assert.All(locations, location => Assert.Equal($"{location.Key} at {location.Value}", $"{location.Key} at {source.LocationOf(location.Key)}"));
        }
    }

    [Fact]
    public void The_source_has_the_document_and_the_specified_path()
    {
        var source = Open("a: 1", ".yaml");

        Assert.Equal("""{"a":1}""", JsonSerializer.Serialize(source.Root));
        Assert.EndsWith(".yaml", source.Path, StringComparison.Ordinal);
    }

    private static string LocationIn(DocumentSource source, DocumentPath path) => source.LocationOf(path).ToString();
}
