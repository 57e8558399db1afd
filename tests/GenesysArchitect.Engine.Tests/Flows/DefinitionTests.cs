using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Tests.Diffing;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A partial definition keeps properties that it does not mention, a complete one removes them.</summary>
public class DefinitionTests
{
    private const string Live = """
        {"division":"Home","id":"ivr","name":"IVR","_version":4,"lifecycle_state":"draft","settings":{"tts":{"voice":"a","rate":1},"log":true},
         "blocks":[{"note":"x","id":"a","type":"Menu","prompt":"Hello","children":[{"id":"a1","type":"Say","text":"One"},{"id":"a2","type":"Say","text":"Two"}]},{"id":"b","type":"End","tags":[{"k":1}]}],
         "references":["other"],"zone":null}
        """;

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"name":"New"}""", "~ name")]
    [InlineData("""{"queue":"Sales"}""", "+ queue")]
    [InlineData("""{"settings":{"tts":{"rate":2}}}""", "~ settings.tts.rate")]
    [InlineData("""{"settings":{"tts":null,"new":{"x":null,"y":1}}}""", "- settings.tts|+ settings.new")]
    [InlineData("""{"settings":"none"}""", "~ settings")]
    [InlineData("""{"division":null,"no-such":null}""", "- division")]
    [InlineData("""{"zone":null}""", "")]
    [InlineData("""{"zone":"west"}""", "~ zone")]
    [InlineData("""{"references":[]}""", "- references[other]")]
    [InlineData("""{"blocks":[]}""", "- blocks[a]|- blocks[b]")]
    [InlineData("""{"blocks":[{"id":"b"},{"id":"a"}]}""", "~ blocks")]
    [InlineData("""{"blocks":[{"id":"a","prompt":"Welcome"},{"id":"b"}]}""", "~ blocks[a].prompt")]
    [InlineData("""{"blocks":[{"id":"a","note":null,"children":[{"id":"a2","text":"2"}]},{"id":"b"}]}""", "- blocks[a].note|- blocks[a].children[a1]|~ blocks[a].children[a2].text")]
    [InlineData("""{"blocks":[{"id":"a"},{"id":"n","type":"Say","text":null},{"id":"b","tags":[{"k":2,"n":null}]}]}""", "~ blocks[b].tags|+ blocks[n]")]
    [InlineData("""{"blocks":"none"}""", "~ blocks")]
    [InlineData("""{"_version":99}""", "")]
    public void A_partial_definition_keeps_other_properties_and_null_removes_them(string definition, string changes)
    {
        var target = FlowTarget.Of(DesiredResource(definition), Document(Live)).Content;

        Assert.Equal(changes, string.Join('|', Differences(Live, target).Select(difference => $"{difference.ToString()[0]} {difference.Path}")));
    }

    [Fact]
    public void Unknown_properties_keep_their_positions()
    {
        var target = FlowTarget.Of(DesiredResource("""{"new":1,"name":"New","blocks":[{"prompt":"P","id":"a"},{"type":"End","id":"b"}]}"""), Document(Live)).Content;

        Assert.Equal(["division", "id", "name", "lifecycle_state", "settings", "blocks", "references", "zone", "new"], Names(target));
        Assert.Equal(["note", "id", "type", "prompt", "children"], Names(target.GetProperty("blocks")[0]));
        Assert.Equal(["id", "type", "tags"], Names(target.GetProperty("blocks")[1]));
    }

    [Fact]
    public void A_complete_definition_removes_missing_properties()
    {
        const string whole = """{"blocks":[{"id":"b","type":"End"}],"references":[],"lifecycle_state":"draft","_version":1,"name":"IVR","id":"ivr"}""";

        var target = FlowTarget.Of(DesiredResource(whole), Document(Live)).Content;

        Assert.Equal(["id", "name", "lifecycle_state", "blocks", "references", "zone"], Names(target));
        Assert.Equal("""[{"id":"b","type":"End"}]""", target.GetProperty("blocks").GetRawText());
        Assert.Empty(Differences(target.GetRawText(), FlowTarget.Of(DesiredResource(whole), Document(target.GetRawText())).Content));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("name")]
    [InlineData("_version")]
    [InlineData("lifecycle_state")]
    [InlineData("blocks")]
    [InlineData("references")]
    public void A_definition_without_any_of_these_is_partial(string lacking)
    {
        var part = Json(Live).EnumerateObject().Where(property => property.Name != lacking && property.Name != "division").ToDictionary(property => property.Name, property => property.Value);

        var target = FlowTarget.Of(new Flow { Id = new FlowId("ivr"), Definition = JsonSerializer.SerializeToElement(part) }, Document(Live)).Content;

        Assert.Empty(Differences(Live, target));
    }

    [Fact]
    public void Null_and_absent_top_level_properties_are_equivalent_in_a_complete_definition()
    {
        var whole = Live.Replace("\"division\":\"Home\"", "\"division\":null,\"more\":null", StringComparison.Ordinal).Replace(",\"zone\":null", string.Empty, StringComparison.Ordinal);

        var target = FlowTarget.Of(DesiredResource(whole), Document(Live)).Content;
        var again = FlowTarget.Of(DesiredResource(whole), Document(target.GetRawText())).Content;

        Assert.Equal(["- division"], Differences(Live, target).Select(difference => $"{difference.ToString()[0]} {difference.Path}"));
        Assert.Empty(Differences(target.GetRawText(), again));
    }

    [Fact]
    public void An_applied_definition_changes_nothing_more()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            var live = GeneratedFlow.Make(random);
            var definition = FlowEdits.Edit(random, live, "new", 6);
            foreach (var name in definition.Select(property => property.Key).Where(_ => random.Next(3) == 0).ToList())
            {
                definition.Remove(name);
            }

            var desired = new Flow { Id = new FlowId("flow"), Definition = JsonSerializer.SerializeToElement(definition) };
            var once = FlowTarget.Of(desired, FlowDocument.Of(JsonSerializer.SerializeToElement(live))).Content;
            var twice = FlowTarget.Of(desired, FlowDocument.Of(once)).Content;

            Assert.True(JsonEquality.AreEqual(once, twice), $"seed {seed}: {definition.ToJsonString()} over {live.ToJsonString()}");
            Assert.All(live.Where(property => !definition.ContainsKey(property.Key)), kept => Assert.True(once.TryGetProperty(kept.Key, out _), $"seed {seed}"));
        }
    }

    [Fact]
    public void A_created_flow_matches_its_definition_without_removed_properties()
    {
        var target = FlowTarget.Of(DesiredResource("""{"name":"New","description":null,"_version":7,"blocks":[{"id":"a","type":"Say","x":null}]}"""), live: null).Content;

        Assert.Equal("""{"id":"ivr","name":"New","blocks":[{"id":"a","type":"Say"}]}""", target.GetRawText());
    }

    private static Flow DesiredResource(string definition) => new() { Id = new FlowId("ivr"), Definition = Json(definition) };

    private static FlowDocument Document(string text) => FlowDocument.Of(Json(text));

    private static IReadOnlyList<Difference> Differences(string left, JsonElement right) =>
        StructuralDiff.Between(FlowDocument.WithoutVersion(Json(left)), right, ArrayMatching.ById).Differences;

    private static IEnumerable<string> Names(JsonElement document) => document.EnumerateObject().Select(property => property.Name);
}
