using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>The part of a picture around a node.</summary>
public class PictureFocusTests
{
    [Theory]
    [InlineData("order", 0, DependencyDirection.Both, "order")]
    [InlineData("order", 1, DependencyDirection.Dependencies, "callback find-customer order")]
    [InlineData("order", 1, DependencyDirection.Consumers, "callback main order")]
    [InlineData("order", 1, DependencyDirection.Both, "callback find-customer main order")]
    [InlineData("main", 1, DependencyDirection.Dependencies, "holiday main order")]
    [InlineData("main", 2, DependencyDirection.Dependencies, "callback find-customer holiday main order")]
    [InlineData("main", 1_000_000, DependencyDirection.Consumers, "main")]
    [InlineData("holiday", 9, DependencyDirection.Both, "holiday main")]
    public void It_holds_what_lies_within_the_steps(string focus, int depth, DependencyDirection direction, string expected)
    {
        var part = SamplePicture.Small.Around(DependencyNode.Flow(focus), depth, direction);

        Assert.Equal(expected, string.Join(' ', part.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void It_keeps_all_edges_within_and_a_circle_only_as_a_whole()
    {
        var whole = SamplePicture.Small.Around(DependencyNode.Flow("callback"), 1, DependencyDirection.Dependencies);
        Assert.Equal(["flow order → flow callback", "flow callback → flow order"], whole.Edges.Select(edge => edge.ToString()));
        Assert.Single(whole.Cycles);

        Assert.Empty(SamplePicture.Small.Around(DependencyNode.Flow("callback"), 0, DependencyDirection.Both).Cycles);
    }

    [Theory]
    [InlineData(DependencyKind.Flow, "ordr", "flow order")]
    [InlineData(DependencyKind.Flow, "ORDER", "flow order")]
    [InlineData(DependencyKind.Flow, "find-customer", "action find-customer")]
    [InlineData(DependencyKind.Action, "customer", "action find-customer")]
    public void An_unknown_node_is_an_error_that_names_those_that_are_near(DependencyKind kind, string id, string near)
    {
        var error = Assert.Throws<GcException>(() => SamplePicture.Small.Around(new DependencyNode(kind, id), 1, DependencyDirection.Both));

        Assert.Equal((ErrorIds.ValueInvalid, id), (error.ErrorId, error.Target));
        Assert.Contains($"There is {near}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_none_is_near_none_is_named() =>
        Assert.Equal("There is no flow something-else in this graph.", Assert.Throws<GcException>(() => SamplePicture.Small.Around(DependencyNode.Flow("something-else"), 1, DependencyDirection.Both)).Message);

    [Fact]
    public void A_negative_depth_is_refused() =>
        Assert.Equal(ErrorIds.ValueInvalid, Assert.Throws<GcException>(() => SamplePicture.Small.Around(DependencyNode.Flow("main"), -1, DependencyDirection.Both)).ErrorId);
}
