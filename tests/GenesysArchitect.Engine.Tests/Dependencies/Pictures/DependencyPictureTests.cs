using System.Text;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>Properties of a picture in any format.</summary>
public class DependencyPictureTests
{
    public static TheoryData<PictureFormat> Formats => [.. Enum.GetValues<PictureFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_is_the_same_to_the_byte_in_whatever_order_its_parts_come(PictureFormat format)
    {
        var random = new Random(1);
        for (var seed = 0; seed < 20; seed++)
        {
            var picture = SamplePicture.Generated(seed);
            var shuffled = picture with { Nodes = [.. picture.Nodes.OrderBy(_ => random.Next())], Edges = [.. picture.Edges.OrderBy(_ => random.Next())] };

            Assert.Equal(picture.Bytes(format), shuffled.Bytes(format));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void It_is_UTF_8_without_byte_order_mark_and_with_line_feeds_whatever_the_writer_uses(PictureFormat format)
    {
        var bytes = SamplePicture.Hostile.Bytes(format);

        Assert.NotEqual(0xEF, bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.Equal(SamplePicture.Hostile.Written(format), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_of_nothing_can_be_written(PictureFormat format) =>
        Assert.NotEmpty(new DependencyPicture { Nodes = [], Edges = [], Cycles = [] }.Written(format));

    [Fact]
    public void An_edge_to_a_node_that_does_not_exist_is_refused()
    {
        var picture = SamplePicture.Small with { Nodes = [.. SamplePicture.Small.Nodes.Skip(1)] };
        Assert.Contains("find-customer", Assert.Throws<ArgumentException>(() => picture.Written(PictureFormat.Json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.html", PictureFormat.Html)]
    [InlineData("/tmp/a.b.HTM", PictureFormat.Html)]
    [InlineData("a.mmd", PictureFormat.Mermaid)]
    [InlineData("a.mermaid", PictureFormat.Mermaid)]
    [InlineData("a.dot", PictureFormat.Dot)]
    [InlineData("a.gv", PictureFormat.Dot)]
    [InlineData("a.json", PictureFormat.Json)]
    public void The_format_follows_from_the_extension(string path, PictureFormat format) => Assert.Equal(format, PictureFile.FormatOf(path));

    [Theory]
    [InlineData("a.png")]
    [InlineData("html")]
    public void An_unknown_extension_is_an_error_that_lists_the_known_ones(string path)
    {
        var error = Assert.Throws<GcException>(() => PictureFile.FormatOf(path));
        Assert.Equal((ErrorIds.ValueInvalid, path), (error.ErrorId, error.Target));
        Assert.Contains(".mermaid", error.Advice(), StringComparison.Ordinal);
    }
}
