using System.Collections;
using System.Collections.Specialized;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>For an edited flow only the edits are applied, whatever others have changed since.</summary>
public class EditingTests
{
    [Fact]
    public async Task Edits_are_applied_and_later_changes_of_others_are_kept()
    {
        await using var organization = await StartAsync();
        var flow = await organization.GetAsync();
        organization.Change("""{"name":"Renamed","settings":{"voice":"b","rate":1},"blocks":[{"id":"end","type":"End"},{"note":"first","id":"greet","type":"Say","text":"Hello"}],"added":1}""");

        var root = (IDictionary)flow.Definition;
        ((IDictionary)root["settings"]!)["rate"] = 2;
        ((IDictionary)((IList)root["blocks"]!)[0]!)["text"] = "Welcome";
        ((IList)root["blocks"]!).Insert(1, new Hashtable { ["id"] = "new", ["type"] = "Say" });
        root.Remove("division");
        var step = await organization.SetAsync(DesiredResource(flow));

        AssertSame(
            """{"id":"ivr","name":"Renamed","lifecycle_state":"draft","x-order":[3,1,2],"added":1,"references":[],"settings":{"voice":"b","rate":2},"blocks":[{"id":"end","type":"End"},{"note":"first","id":"greet","type":"Say","text":"Welcome"},{"id":"new","type":"Say"}]}""",
            organization.Now());
        Assert.Equal(6, step.Reported().Version);
    }

    [Fact]
    public async Task An_unedited_flow_is_restored_to_the_state_that_was_read()
    {
        await using var organization = await StartAsync();
        var flow = await organization.GetAsync();
        _ = flow.Definition;
        organization.Change("""{"name":"Renamed","settings":null,"added":{"x":1},"blocks":[]}""");

        await organization.SetAsync(DesiredResource(flow));

        AssertSame(Ivr, organization.Now());
    }

    [Fact]
    public async Task Only_explicit_changes_are_applied()
    {
        await using var organization = await StartAsync();
        var flow = await organization.GetAsync();
        organization.Change("""{"division":"Away"}""");

        await organization.SetAsync(Flow.From(flow, TestOrganization.Json("""{"name":"New","settings":{"rate":null}}""")));

        AssertSame(Ivr.Replace("\"IVR\"", "\"New\"", StringComparison.Ordinal).Replace("\"Home\"", "\"Away\"", StringComparison.Ordinal).Replace(",\"rate\":1.0", string.Empty, StringComparison.Ordinal), organization.Now());
    }

    [Fact]
    public async Task An_edit_that_others_made_as_well_is_not_a_change()
    {
        await using var organization = await StartAsync();
        var flow = await organization.GetAsync();
        ((IDictionary)flow.Definition)["name"] = "New";
        organization.Change("""{"name":"New"}""");

        Assert.Equal(ChangeKind.NoChange, (await organization.SetAsync(DesiredResource(flow))).Reported().Change);
        Assert.Empty(organization.Writes());
    }

    [Fact]
    public void Editing_something_back_leaves_nothing_edited()
    {
        var definition = new FlowDefinition(TestOrganization.Json(Ivr));
        var root = (OrderedDictionary)definition.Root;
        Assert.Null(definition.Edited);

        root["name"] = "New";
        Assert.Equal("New", definition.Edited!.Value.GetProperty("name").GetString());

        root["name"] = "IVR";
        ((IDictionary)root["settings"]!)["rate"] = 1;
        Assert.Null(definition.Edited);
    }

    [Fact]
    public void Values_put_into_a_copy_keep_their_types()
    {
        var definition = new FlowDefinition(TestOrganization.Json("{}"));
        var root = (OrderedDictionary)definition.Root;
        root["text"] = "it's \"so\" Ä";
        root["flag"] = true;
        root["nothing"] = null;
        root["whole"] = int.MaxValue;
        root["long"] = ulong.MaxValue;
        root["amount"] = 1.50m;
        root["real"] = 0.1;
        root["letter"] = 'x';
        root["list"] = new object?[] { 1, "a", null, new Hashtable { ["k"] = new List<int> { 1 } } };
        root["element"] = TestOrganization.Json("""{"a":[1]}""");
        root["state"] = LifecycleState.Draft;

        Assert.Equal(
            """{"text":"it's \"so\" Ä","flag":true,"nothing":null,"whole":2147483647,"long":18446744073709551615,"amount":1.50,"real":0.1,"letter":"x","list":[1,"a",null,{"k":[1]}],"element":{"a":[1]},"state":"draft"}""",
            definition.Edited!.Value.GetRawText());
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-1")]
    [InlineData("0.1")]
    [InlineData("1.50")]
    [InlineData("1e400")]
    [InlineData("0.10000000000000000000000000000000000001")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void A_number_of_a_copy_loses_no_digit(string number)
    {
        var definition = new FlowDefinition(TestOrganization.Json($$"""{"n":{{number}}}"""));
        Assert.Null(definition.Edited);

        ((OrderedDictionary)definition.Root)["x"] = 1;

        Assert.True(StructuralDiff.Between(TestOrganization.Json($$"""{"n":{{number}},"x":1}"""), definition.Edited!.Value).IsEmpty);
    }

    [Fact]
    public async Task The_flow_that_was_read_is_not_changed_by_editing_its_definition()
    {
        await using var organization = await StartAsync();
        var flow = await organization.GetAsync();
        var before = flow.Document.GetRawText();

        ((IDictionary)flow.Definition).Clear();

        Assert.Equal(before, flow.Document.GetRawText());
        Assert.Equal(("IVR", "Menu menu", 2), (flow.Name, flow.Blocks[1].ToString(), flow.Blocks[1].Children.Count));
        Assert.Equal(JsonValueKind.Object, flow.Document.GetProperty("settings").ValueKind);
    }

    private static async Task<TestOrganization> StartAsync()
    {
        var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        return organization;
    }
}
