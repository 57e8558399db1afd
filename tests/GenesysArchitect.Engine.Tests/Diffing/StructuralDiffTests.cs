using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>The diff names every path at which two documents differ, and no other.</summary>
public class StructuralDiffTests
{
    [Fact]
    public void Differences_are_reported_with_their_values()
    {
        var diff = Between(
            """{"flows":{"Main":{"timeout":10},"Night":{"timeout":5}},"queues":{"Sales":1}}""",
            """{"flows":{"Main":{"timeout":30}},"queues":{"Sales":1,"Support":2}}""");

        Assert.Equal(["queues.Support"], diff.Added);
        Assert.Equal(["flows.Night"], diff.Removed);
        Assert.Equal(["flows.Main.timeout"], diff.Modified);
        Assert.Equal(["~ flows.Main.timeout: 10 → 30", "- flows.Night: (1 property)", "+ queues.Support: 2"], diff.Differences.Select(difference => difference.ToString()));
        Assert.Equal("+1 -1 ~1", diff.Summary);
        Assert.False(diff.IsEmpty);
        var (added, removed, modified) = (diff.Differences[2], diff.Differences[1], diff.Differences[0]);
        Assert.Equal((null, "2"), (added.Left?.GetRawText(), added.Right?.GetRawText()));
        Assert.Equal(("""{"timeout":5}""", null), (removed.Left?.GetRawText(), removed.Right?.GetRawText()));
        Assert.Equal(("10", "30"), (modified.Left?.GetRawText(), modified.Right?.GetRawText()));
    }

    [Theory]
    [InlineData("""{"a":1,"b":{"c":2,"d":3}}""", """{"b":{"d":3,"c":2},"a":1}""")]
    [InlineData("""{"a":[{"x":1,"y":2}]}""", """{"a":[{"y":2,"x":1}]}""")]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":[100]}""", """{"a":[1e2]}""")]
    [InlineData("0", "-0.0")]
    [InlineData("1e400", "10E+399")]
    [InlineData("12345678901234567890123456789012345678901234567890", "12345678901234567890123456789012345678901234567890.0")]
    [InlineData("\"\\u0041\"", "\"A\"")]
    [InlineData("""{"\u0041":1}""", """{"A":1}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":3,"a":2}""")]
    [InlineData("""[{"a":1,"a":2}]""", """[{"a":3,"a":2}]""")]
    [InlineData(""" { "a" : [ ] } """, """{"a":[]}""")]
    [InlineData("null", "null")]
    public void Equivalent_documents_do_not_differ(string left, string right)
    {
        Assert.Empty(Between(left, right).Differences);
        Assert.True(Between(right, left).IsEmpty);
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "a")]
    [InlineData("""{"a":null}""", """{"a":false}""", "a")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", "a")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", "a")]
    [InlineData("""{"a":{}}""", """{"a":[]}""", "a")]
    [InlineData("""{"a":""}""", """{"a":" "}""", "a")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""", "a")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2,"a":1}""", "a")]
    [InlineData("""{"a":1e-40}""", """{"a":0}""", "a")]
    [InlineData("""{"a":0.10000000000000000000000000000000001}""", """{"a":0.1}""", "a")]
    [InlineData("""{"a":9007199254740993}""", """{"a":9007199254740992}""", "a")]
    [InlineData("""{"a":-1}""", """{"a":1}""", "a")]
    [InlineData("1", "2", "$")]
    [InlineData("{}", "null", "$")]
    public void Different_documents_differ_at_one_path(string left, string right, string path)
    {
        Assert.Equal([path], Between(left, right).Modified);
        Assert.Equal([path], Between(right, left).Modified);
        Assert.Single(Between(left, right).Differences);
    }

    [Theory]
    [InlineData("Main IVR", "flows['Main IVR']")]
    [InlineData("", "flows['']")]
    [InlineData("a.b", "flows['a.b']")]
    [InlineData("it's", @"flows['it\'s']")]
    [InlineData(@"C:\x", @"flows['C:\\x']")]
    [InlineData("x]", "flows['x]']")]
    [InlineData("$", "flows['$']")]
    [InlineData("main_ivr-2", "flows.main_ivr-2")]
    [InlineData("Büro", "flows.Büro")]
    public void A_name_that_is_not_a_plain_word_is_in_brackets(string name, string path)
    {
        var left = JsonSerializer.SerializeToElement(new { flows = new Dictionary<string, int> { [name] = 1 } });

        Assert.Equal([path], StructuralDiff.Between(left, Json("""{"flows":{}}""")).Removed);
    }

    [Fact]
    public void A_bracketed_name_at_the_top_has_no_prefix() =>
        Assert.Equal(["['Main IVR'].x"], Between("""{"Main IVR":{"x":1}}""", """{"Main IVR":{"x":2}}""").Modified);

    [Fact]
    public void Removed_elements_are_reported_and_moved_ones_are_not()
    {
        var diff = Between("""{"flows":["Main","Night",1.0,{"a":1,"b":2}]}""", """{"flows":[{"b":2,"a":1},1,"Main","New"]}""");

        Assert.Equal(["\"Night\""], Assert.Single(diff.Differences).RemovedElements.Select(element => element.GetRawText()));
    }

    [Fact]
    public void Documents_near_the_nesting_limit_are_compared()
    {
        const int Depth = 1000;
        string Nested(string open, string close, string core) => string.Concat([.. Enumerable.Repeat(open, Depth), core, .. Enumerable.Repeat(close, Depth)]);
        var deep = new JsonDocumentOptions { MaxDepth = 1024 };
        StructuralDiff Diff(string left, string right) => StructuralDiff.Between(JsonDocument.Parse(left, deep).RootElement, JsonDocument.Parse(right, deep).RootElement);

        Assert.True(Diff(Nested("""{"a":""", "}", "1"), Nested("""{"a":""", "}", "1.0")).IsEmpty);
        Assert.Equal(string.Join('.', Enumerable.Repeat("a", Depth)), Assert.Single(Diff(Nested("""{"a":""", "}", "1"), Nested("""{"a":""", "}", "2")).Modified));
        Assert.Equal(["$"], Diff(Nested("[", "]", "1"), Nested("[", "]", "2")).Modified);
    }

    private static StructuralDiff Between(string left, string right) => StructuralDiff.Between(Json(left), Json(right));
}
