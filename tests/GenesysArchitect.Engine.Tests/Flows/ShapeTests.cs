using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.Diffing;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Errors in a definition itself are reported with their location, before anything is sent.</summary>
public class ShapeTests
{
    [Fact]
    public void Sixty_thousand_blocks_are_checked_in_one_pass()
    {
        // By their indexes it would be two thousand million steps.
        const int Blocks = 60_000;
        var flow = JsonSerializer.SerializeToElement(new { id = "f", name = "F", lifecycle_state = "draft", blocks = Enumerable.Range(0, Blocks).Select(index => new { id = $"b{index % (Blocks - 1)}", type = "Say" }) });

        var finding = Assert.Single(FlowShape.CheckFlow(flow));

        Assert.Equal(FlowRule.DuplicateBlock, finding.Rule);
        Assert.Equal($"blocks[{Blocks - 1}].id", finding.Path.ToString());
    }

    [Theory]
    [InlineData("""{"name":5}""", "Type name")]
    [InlineData("""{"name":true}""", "Type name")]
    [InlineData("""{"name":["x"]}""", "Type name")]
    [InlineData("""{"name":{}}""", "Type name")]
    [InlineData("""{"name":""}""", "Required name")]
    [InlineData("""{"name":" "}""", "Required name")]
    [InlineData("""{"lifecycle_state":1}""", "Type lifecycle_state")]
    [InlineData("""{"lifecycle_state":""}""", "Required lifecycle_state")]
    [InlineData("""{"id":5}""", "Type id")]
    [InlineData("""{"references":"main"}""", "Type references")]
    [InlineData("""{"references":{"a":1}}""", "Type references")]
    [InlineData("""{"references":["a",5,"",null]}""", "Type references[1]|Required references[2]|Type references[3]")]
    [InlineData("""{"blocks":{}}""", "Type blocks")]
    [InlineData("""{"blocks":"none"}""", "Type blocks")]
    [InlineData("""{"blocks":[5,"x",null,[],{"id":"a"}]}""", "Type blocks[0]|Type blocks[1]|Type blocks[2]|Type blocks[3]")]
    [InlineData("""{"blocks":[{}]}""", "Required blocks[0]")]
    [InlineData("""{"blocks":[{"id":null,"type":"Say"}]}""", "Required blocks[0]")]
    [InlineData("""{"blocks":[{"id":"","type":""}]}""", "Required blocks[0].id|Required blocks[0].type")]
    [InlineData("""{"blocks":[{"id":5,"type":5,"reference":5}]}""", "Type blocks[0].id|Type blocks[0].type|Type blocks[0].reference")]
    [InlineData("""{"blocks":[{"id":"a","reference":""}]}""", "Required blocks[0].reference")]
    [InlineData("""{"blocks":[{"id":"a","children":"x"},{"id":"b","children":[{"id":"c","children":[7]}]}]}""", "Type blocks[0].children|Type blocks[1].children[0].children[0]")]
    [InlineData("""{"blocks":[{"id":"a","children":[{"id":"b"}]},{"id":"b"},{"id":"a"}]}""", "DuplicateBlock blocks[1].id|DuplicateBlock blocks[2].id")]
    [InlineData("""{"Name":"x"}""", "Spelling Name")]
    [InlineData("""{"lifecycleState":"draft"}""", "Spelling lifecycleState")]
    [InlineData("""{"lifecycle-state":"draft"}""", "Spelling lifecycle-state")]
    [InlineData("""{"Lifecycle_State":"draft"}""", "Spelling Lifecycle_State")]
    [InlineData("""{"Blocks":[],"REFERENCES":[],"ID":"x"}""", "Spelling Blocks|Spelling REFERENCES|Spelling ID")]
    [InlineData("5", "Type $")]
    [InlineData("null", "Type $")]
    [InlineData("[]", "Type $")]
    [InlineData("\"ivr\"", "Type $")]
    public async Task Errors_are_reported_with_rule_and_path_and_nothing_is_sent(string definition, string findings)
    {
        await using var organization = await TestOrganization.StartAsync();

        var step = await organization.SetAsync(new Flow { Id = new FlowId("ivr"), Definition = TestOrganization.Json(definition) });

        var invalid = Assert.IsType<FlowInvalidException>(step.Error);
        Assert.Equal(findings, string.Join('|', invalid.Findings.Select(finding => $"{finding.Rule} {finding.Path}")));
        Assert.Equal((StepStatus.Blocked, ErrorIds.FlowInvalid, ErrorKind.InvalidInput, "ivr"), (step.Status, invalid.ErrorId, invalid.Kind, invalid.Target));
        Assert.All(invalid.Findings, finding => Assert.Contains(finding.Path, invalid.Message, StringComparison.Ordinal));
        Assert.Empty(organization.Requests.ToList());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"ivr","name":"x","lifecycle_state":"draft","_version":3,"blocks":[],"references":[]}""")]
    [InlineData("""{"blocks":null,"references":null,"description":null,"naming":"x","block":"y","state":"z"}""")]
    [InlineData("""{"blocks":[{"id":"a"},{"id":"b","type":null,"reference":null,"children":null},{"id":"A","children":[{"id":"c","Type":"x"}]}]}""")]
    [InlineData("""{"_version":"9","settings":{"blocks":5,"id":7,"Name":"x"}}""")]
    public void A_valid_flow_has_no_findings(string definition) =>
        Assert.Empty(FlowShape.CheckDefinition(TestOrganization.Json(definition)));

    [Theory]
    [InlineData("""{"name":"x"}""", "Required $")]
    [InlineData("""{"name":null,"lifecycle_state":null}""", "Required $|Required $")]
    [InlineData("""{"name":"x","lifecycle_state":"draft","blocks":[{"id":"a"},{"type":"Say"},{"id":"b","type":null}]}""", "Required blocks[0]|Required blocks[1]|Required blocks[2]")]
    [InlineData("""{"name":"x","lifecycle_state":"draft","blocks":[{"id":"a","type":"Say"}],"Name":"y"}""", "")]
    public void A_complete_flow_has_all_required_properties(string flow, string findings) =>
        Assert.Equal(findings, string.Join('|', FlowShape.CheckFlow(TestOrganization.Json(flow)).Select(finding => $"{finding.Rule} {finding.Path}")));

    [Fact]
    public async Task A_new_block_needs_a_type_and_an_existing_one_does_not()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);

        var step = await organization.SetAsync(DesiredResource("ivr", """{"blocks":[{"id":"greet"},{"id":"new"},{"id":"menu","type":null}]}"""));

        Assert.Equal(["blocks[1]: A block must have 'type'.", "blocks[2]: A block must have 'type'."], Assert.IsType<FlowInvalidException>(step.Error).Findings.Select(finding => finding.ToString()));
        Assert.Empty(organization.Writes());
    }

    [Fact]
    public async Task A_platform_property_similar_to_a_known_one_is_not_an_error()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr.Replace("\"x-order\"", "\"version\":\"2.1\",\"Name\":\"other\",\"x-order\"", StringComparison.Ordinal));
        var read = await organization.GetAsync();
        organization.Change("""{"version":"2.2"}""");

        Assert.Equal(StepStatus.Succeeded, (await organization.SetAsync(DesiredResource(read))).Status);
        Assert.Equal("2.1", organization.Now()["version"]!.GetValue<string>());

        ((System.Collections.IDictionary)read.Definition)["version"] = "2.3";
        Assert.Equal(StepStatus.Succeeded, (await organization.SetAsync(DesiredResource(read))).Status);

        ((System.Collections.IDictionary)read.Definition)["lifecycleState"] = "archived";
        Assert.Equal("lifecycleState", Assert.Single(Assert.IsType<FlowInvalidException>((await organization.SetAsync(DesiredResource(read))).Error).Findings).Path);
    }

    [Fact]
    public void Blocks_with_one_id_are_found_a_thousand_levels_apart()
    {
        var flow = DeepFlow.Text(""","children":[{"id":"b0","type":"Say"}]""");

        var finding = Assert.Single(SmallStack.Run(() => FlowShape.CheckDefinition(JsonText.Parse(Encoding.UTF8.GetBytes(flow)))));

        Assert.Equal(FlowRule.DuplicateBlock, finding.Rule);
        Assert.Equal($"blocks[0]{string.Concat(Enumerable.Repeat(".children[0]", DeepFlow.Levels))}.id", finding.Path.ToString());
        Assert.Contains("already used by blocks[0]", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_of_many_blocks_is_checked_quickly()
    {
        var flow = JsonSerializer.SerializeToElement(new { blocks = Enumerable.Range(0, 20_000).Select(number => new { id = $"block-{number % 19_999}", type = "Say", settings = new { a = 1 } }) });

        Assert.Equal("blocks[19999].id", Assert.Single(FlowShape.CheckDefinition(flow)).Path.ToString());
    }
}
