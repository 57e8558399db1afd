using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>State transitions follow the platform's rules, and ids are immutable.</summary>
public class LifecycleTests
{
    [Theory]
    [InlineData("draft", "draft", true)]
    [InlineData("draft", "published", true)]
    [InlineData("draft", "archived", true)]
    [InlineData("published", "draft", true)]
    [InlineData("published", "published", true)]
    [InlineData("published", "archived", true)]
    [InlineData("archived", "draft", true)]
    [InlineData("archived", "published", false)]
    [InlineData("archived", "archived", true)]
    [InlineData("draft", "Published", false)]
    [InlineData("draft", "deleted", false)]
    [InlineData("quarantined", "published", true)]
    [InlineData("quarantined", "elsewhere", false)]
    [InlineData("quarantined", "quarantined", true)]
    public async Task Only_valid_state_transitions_are_allowed(string from, string to, bool goes)
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr.Replace("\"draft\"", $"\"{from}\"", StringComparison.Ordinal));

        var step = await organization.PlanAsync(DesiredResource("ivr", $$"""{"lifecycle_state":"{{to}}"}"""));

        Assert.Equal(goes, step.Blocked is null);
        if (!goes)
        {
            var finding = Assert.Single(Assert.IsType<FlowInvalidException>(step.Blocked).Findings);
            Assert.Equal((FlowRule.Lifecycle, "lifecycle_state"), (finding.Rule, finding.Path));
            Assert.Contains(to, finding.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("published")]
    [InlineData("archived")]
    public async Task A_new_flow_can_have_any_state(string state)
    {
        await using var organization = await TestOrganization.StartAsync();

        Assert.Equal(StepStatus.Succeeded, (await organization.SetAsync(DesiredResource("new", $$"""{"name":"New","lifecycle_state":"{{state}}"}""") with { CreateIfMissing = true })).Status);
    }

    [Fact]
    public async Task A_published_flow_goes_through_archived_and_draft_and_back()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);

        foreach (var state in new[] { "published", "archived", "draft", "published" })
        {
            Assert.Equal(state, (await organization.SetAsync(DesiredResource("ivr", $$"""{"lifecycle_state":"{{state}}"}"""))).Reported().LifecycleState!.Value.Value);
        }
    }

    [Theory]
    [InlineData("""{"id":"other","name":"x"}""", false)]
    [InlineData("""{"id":null,"name":"x"}""", false)]
    [InlineData("""{"id":"IVR","name":"x"}""", false)]
    [InlineData("""{"id":"ivr","name":"x"}""", true)]
    [InlineData("""{"name":"x"}""", true)]
    public async Task The_id_of_a_flow_never_changes(string definition, bool isSame)
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);

        var change = await organization.PlanAsync(DesiredResource("ivr", definition));
        var creation = await organization.PlanAsync(Flow.From(TestOrganization.Json(definition), new FlowId("new"), "new") with { CreateIfMissing = true });

        Assert.Equal(isSame, change.Blocked is null);
        Assert.All(new[] { change.Blocked, creation.Blocked }.OfType<FlowInvalidException>().SelectMany(blocked => blocked.Findings).Where(finding => finding.Path == "id"), finding => Assert.Equal(FlowRule.ImmutableId, finding.Rule));
        Assert.Equal(definition.Contains("\"id\"", StringComparison.Ordinal), Assert.IsType<FlowInvalidException>(creation.Blocked).Findings.Any(finding => finding.Rule == FlowRule.ImmutableId));
    }
}
