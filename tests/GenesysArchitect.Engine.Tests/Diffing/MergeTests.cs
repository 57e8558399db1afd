using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Changes of only one side are kept; different changes of both sides are conflicts, and nothing else is.</summary>
public class MergeTests
{
    [Theory]
    [InlineData("""{"a":1,"b":1}""", """{"a":2,"b":1}""", """{"a":1,"b":2}""", """{"a":2,"b":2}""")]
    [InlineData("""{"a":1}""", """{"a":1,"x":1}""", """{"a":1,"y":2}""", """{"a":1,"x":1,"y":2}""")]
    [InlineData("""{"a":1,"b":1,"c":1}""", """{"b":1,"c":1}""", """{"a":1,"c":1}""", """{"c":1}""")]
    [InlineData("""{"a":1}""", """{"a":2.0}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"s":{"x":1,"y":1}}""", """{"s":{"x":2,"y":1}}""", """{"s":{"x":1}}""", """{"s":{"x":2}}""")]
    [InlineData("""{"s":{"x":1}}""", """{"s":"off"}""", """{"s":{"x":1},"t":1}""", """{"s":"off","t":1}""")]
    [InlineData("{}", """{"s":{"x":1}}""", """{"s":{"y":1}}""", """{"s":{"x":1,"y":1}}""")]
    [InlineData("""{"a":null}""", "{}", """{"a":null,"b":1}""", """{"b":1}""")]
    [InlineData("{}", """{"a":null}""", """{"b":1}""", """{"a":null,"b":1}""")]
    [InlineData("""{"tags":["a"]}""", """{"tags":["a","b"]}""", """{"tags":["a"],"x":1}""", """{"tags":["a","b"],"x":1}""")]
    [InlineData("""{"blocks":[{"id":"a","x":1},{"id":"b"}]}""", """{"blocks":[{"id":"a","x":2},{"id":"b"}]}""", """{"blocks":[{"id":"b","y":1},{"id":"a","x":1}]}""", """{"blocks":[{"id":"b","y":1},{"id":"a","x":2}]}""")]
    [InlineData("""{"blocks":[{"id":"a"}]}""", """{"blocks":[{"id":"a"},{"id":"n","x":1}]}""", """{"blocks":[{"id":"n","y":1},{"id":"a"}]}""", """{"blocks":[{"id":"n","x":1,"y":1},{"id":"a"}]}""")]
    [InlineData("""{"references":["a","b"]}""", """{"references":["b"]}""", """{"references":["a","b","c"]}""", """{"references":["b","c"]}""")]
    [InlineData("""{"blocks":[{"id":"a","children":[{"id":"x"}]},{"id":"b","children":[]}]}""", """{"blocks":[{"id":"a","children":[]},{"id":"b","children":[{"id":"x"}]}]}""", """{"blocks":[{"id":"a","children":[{"id":"x"},{"id":"y"}]},{"id":"b","children":[]}]}""", """{"blocks":[{"id":"a","children":[{"id":"y"}]},{"id":"b","children":[{"id":"x"}]}]}""")]
    public void Changes_of_only_one_side_are_kept(string original, string ours, string theirs, string merged)
    {
        AssertMerged(merged, original, ours, theirs);
        AssertMerged(merged, original, theirs, ours);
    }

    [Theory]
    [InlineData("abc", "axbc", "aybc", "axybc")]
    [InlineData("abc", "abcx", "abcy", "abcxy")]
    [InlineData("abc", "xabc", "yabc", "xyabc")]
    [InlineData("", "x", "y", "xy")]
    [InlineData("abc", "axzbc", "aybc", "axzybc")]
    [InlineData("abc", "cab", "abxc", "cabx")]
    [InlineData("abc", "cab", "axbc", "caxb")]
    [InlineData("abc", "cab", "ac", "ca")]
    [InlineData("abc", "cab", "cab", "cab")]
    [InlineData("abcd", "bd", "adcb", "db")]
    [InlineData("abc", "ab", "abxc", "abx")]
    [InlineData("ab", "axb", "abx", "axb")]
    [InlineData("ab", "axyb", "ayxb", "axyb")]
    [InlineData("ab", "apxb", "aqxb", "apqxb")]
    public void Blocks_that_either_side_adds_and_moves_find_their_places(string original, string ours, string theirs, string merged)
    {
        AssertMerged(Blocks(merged), Blocks(original), Blocks(ours), Blocks(theirs));
        AssertMerged(Blocks(merged), Blocks(original), Blocks(theirs), Blocks(ours));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":3}""", "a: was 1, desired 2, now 3")]
    [InlineData("""{"a":1}""", "{}", """{"a":3}""", "a: was 1, desired (none), now 3")]
    [InlineData("""{"a":1}""", """{"a":null}""", "{}", "a: was 1, desired null, now (none)")]
    [InlineData("{}", """{"a":"x"}""", """{"a":"y"}""", "a: was (none), desired \"x\", now \"y\"")]
    [InlineData("""{"s":{"x":1}}""", """{"s":"off"}""", """{"s":{"x":2}}""", "s: was (1 property), desired \"off\", now (1 property)")]
    [InlineData("""{"s":"off"}""", """{"s":{"x":1}}""", """{"s":{"y":1}}""", "s: was \"off\", desired (1 property), now (1 property)")]
    [InlineData("""{"tags":["a"]}""", """{"tags":["a","b"]}""", """{"tags":["c","a"]}""", "tags: was (1 element), desired (2 elements), now (2 elements)")]
    [InlineData("""{"blocks":[{"id":"m","prompt":"a"}]}""", """{"blocks":[{"id":"m","prompt":"b"}]}""", """{"blocks":[{"id":"m","prompt":"c"}]}""", "blocks[m].prompt: was \"a\", desired \"b\", now \"c\"")]
    [InlineData("""{"blocks":[{"id":"m","prompt":"a"}]}""", """{"blocks":[]}""", """{"blocks":[{"id":"m","prompt":"c"}]}""", "blocks[m]: was (2 properties), desired (none), now (2 properties)")]
    [InlineData("""{"blocks":[]}""", """{"blocks":[{"id":"m","x":1,"y":1}]}""", """{"blocks":[{"id":"m","x":2,"y":1}]}""", "blocks[m].x: was (none), desired 1, now 2")]
    [InlineData("""{"blocks":[{"id":"m","children":[{"id":"x","p":1}]}]}""", """{"blocks":[{"id":"m","children":[]},{"id":"x","p":1}]}""", """{"blocks":[{"id":"m","children":[{"id":"x","p":2}]}]}""", "blocks[m].children[x]: was (2 properties), desired (none), now (2 properties)")]
    public void Conflicting_changes_are_reported_with_three_values_and_resolved_at_their_path(string original, string ours, string theirs, string conflict)
    {
        string With(string document) => $$"""{"left":{"alone":1},"there":{{document}}}""";
        string Here(string document) => $$"""{"left":{"alone":1,"ours":1},"there":{{document}}}""";
        string There(string document) => $$"""{"left":{"alone":1,"theirs":1},"there":{{document}}}""";
        string Both(JsonElement document) => $$"""{"left":{"alone":1,"ours":1,"theirs":1},"there":{{document.GetRawText()}}}""";

        foreach (var side in Enum.GetValues<MergeSide>())
        {
            var inner = ThreeWayMerge.Merge(Json(original), Json(ours), Json(theirs), side);
            var merged = ThreeWayMerge.Merge(Json(With(original)), Json(Here(ours)), Json(There(theirs)), side);

            Assert.Equal([conflict], inner.Conflicts.Select(location => location.ToString()));
            Assert.Equal([$"there.{conflict}"], merged.Conflicts.Select(location => location.ToString()));
            AssertSame(Both(inner.Document), merged.Document);
        }
    }

    [Theory]
    [InlineData("""{"a":1,"b":1}""", """{"a":2,"b":2}""", """{"a":3,"b":1,"c":1}""", """{"a":2,"b":2,"c":1}""", """{"a":3,"b":2,"c":1}""")]
    [InlineData("""{"a":1,"b":1}""", """{"b":1}""", """{"a":3,"b":1}""", """{"b":1}""", """{"a":3,"b":1}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", "{}", """{"a":2}""", "{}")]
    [InlineData("""{"blocks":[{"id":"m","x":1},{"id":"n"}]}""", """{"blocks":[{"id":"n"}]}""", """{"blocks":[{"id":"m","x":2},{"id":"n","y":1}]}""", """{"blocks":[{"id":"n","y":1}]}""", """{"blocks":[{"id":"m","x":2},{"id":"n","y":1}]}""")]
    [InlineData("""{"blocks":[{"id":"m","x":1},{"id":"n"}]}""", """{"blocks":[{"id":"m","x":2},{"id":"n","y":1}]}""", """{"blocks":[{"id":"n"}]}""", """{"blocks":[{"id":"m","x":2},{"id":"n","y":1}]}""", """{"blocks":[{"id":"n","y":1}]}""")]
    public void Either_side_can_be_preferred_for_a_conflict(string original, string ours, string theirs, string forOurs, string forTheirs)
    {
        AssertSame(forOurs, ThreeWayMerge.Merge(Json(original), Json(ours), Json(theirs), MergeSide.Ours).Document);
        AssertSame(forTheirs, ThreeWayMerge.Merge(Json(original), Json(ours), Json(theirs), MergeSide.Theirs).Document);
    }

    [Fact]
    public void Two_different_orders_are_a_conflict_of_the_array_and_what_either_added_is_kept()
    {
        var (original, ours, theirs) = (Json(Blocks("abc")), Json(Blocks("cabx")), Json(Blocks("bayc")));

        var forOurs = ThreeWayMerge.Merge(original, ours, theirs, MergeSide.Ours);
        var forTheirs = ThreeWayMerge.Merge(original, ours, theirs, MergeSide.Theirs);

        var conflict = Assert.Single(forOurs.Conflicts);
        Assert.Equal("blocks", conflict.Path);
        Assert.Equal("""["a","b","c"]["c","a","b","x"]["b","a","y","c"]""", $"{conflict.Base}{conflict.Ours}{conflict.Theirs}");
        AssertSame(Blocks("caybx"), forOurs.Document);
        AssertSame(Blocks("bxayc"), forTheirs.Document);
        Assert.Single(forTheirs.Conflicts);
    }

    [Fact]
    public void Properties_keep_the_order_of_what_is_there_now_and_new_ones_come_last() =>
        Assert.Equal(
            """{"c":1,"b":2,"a":1,"theirs":1,"ours":1}""",
            ThreeWayMerge.Merge(Json("""{"a":1,"b":1,"c":1}"""), Json("""{"ours":1,"a":1,"b":2,"c":1}"""), Json("""{"c":1,"b":1,"a":1,"theirs":1}"""), MergeSide.Ours).Document.GetRawText());

    [Fact]
    public void A_secret_at_a_conflict_is_not_shown() =>
        Assert.Equal(
            "settings.apiToken: was (hidden), desired (hidden), now (hidden)",
            Assert.Single(ThreeWayMerge.Merge(Json("""{"settings":{"apiToken":"one"}}"""), Json("""{"settings":{"apiToken":"two"}}"""), Json("""{"settings":{"apiToken":"three"}}"""), MergeSide.Ours).Conflicts).ToString());

    private static string Blocks(string ids) => $$"""{"blocks":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}"""))}}]}""";

    private static void AssertMerged(string expected, string original, string ours, string theirs)
    {
        var merged = ThreeWayMerge.Merge(Json(original), Json(ours), Json(theirs), MergeSide.Ours);
        Assert.Empty(merged.Conflicts);
        AssertSame(expected, merged.Document);
    }

    private static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonEquality.AreEqual(Json(expected), actual), $"{expected} was to be, {actual} came");
}
