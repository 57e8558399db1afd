using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganisation;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>The impact is high when a flow or a queue is taken away, or there is much to doubt.</summary>
public class ImpactTests
{
    [Theory]
    [InlineData("""{"flows":{"Main":{},"Night":{}}}""", """{"flows":{"Main":{}}}""", "flows.Night")]
    [InlineData("""{"flows":{"Main":{"timeout":3}}}""", """{"flows":{"Main":{}}}""", "flows.Main.timeout")]
    [InlineData("""{"routing":{"queueId":"q"}}""", """{"routing":{}}""", "routing.queueId")]
    [InlineData("""{"Queues":{"Sales":{}}}""", "{}", "Queues")]
    [InlineData("""{"flows":["Main","Night"]}""", """{"flows":["Main"]}""", "flows[\"Night\"]")]
    [InlineData("""{"flows":[{"id":"n","name":"Night","steps":[1,2]}]}""", """{"flows":[]}""", "flows[\"Night\"]")]
    [InlineData("""{"flows":[{"id":"n"}]}""", """{"flows":[]}""", "flows[\"n\"]")]
    [InlineData("{\"flows\":[[1,\n  2.0]]}", """{"flows":[]}""", "flows[[1, 2.0]]")]
    [InlineData("""{"flows":{"Main":{}}}""", """{"flows":null}""", "flows")]
    [InlineData("""{"flows":["Main"]}""", """{"flows":null}""", "flows")]
    [InlineData("""{"flows":{"Main":{}}}""", """{"flows":[]}""", "flows")]
    [InlineData("""{"ivr":{"flows":{"Main":{}},"prompts":{}}}""", "{}", "ivr.flows")]
    [InlineData("""{"sites":[{"name":"Main","queues":["Sales"]}]}""", """{"sites":null}""", "sites[0].queues")]
    [InlineData("""{"flows":{"Main":{}}}""", "null", "flows")]
    public async Task It_is_high_when_a_flow_or_queue_is_taken_away(string current, string target, string removed)
    {
        await using var organisation = await StartAsync();

        var desired = Bundle() with { CurrentConfig = Json(current), TargetConfig = Json(target) };

        var step = await organisation.PlanOneAsync(desired);
        var impact = await ImpactAsync(organisation, desired);

        Assert.Equal(ImpactLevel.High, step.Impact);
        Assert.Equal([removed], impact.CriticalRemovals);
        Assert.Equal($"removes {removed}", step.Reasons[0]);
        Assert.Contains($"impact High: removes {removed}", step.Summary, StringComparison.Ordinal);
        Assert.Null(step.Blocked);
    }

    [Theory]
    [InlineData("""{"flows":{"Main":{"timeout":3}}}""", """{"flows":{"Main":{"timeout":5},"Night":{}}}""")]
    [InlineData("""{"flows":["Main","Night"]}""", """{"flows":["Night","Main","New"]}""")]
    [InlineData("""{"prompts":{"a":1},"flows":{}}""", """{"flows":{}}""")]
    [InlineData("""{"prompts":["a"]}""", """{"prompts":[]}""")]
    [InlineData("{}", """{"queues":{"Sales":{}}}""")]
    public async Task It_is_low_when_none_is(string current, string target)
    {
        await using var organisation = await StartAsync();

        var desired = Bundle() with { CurrentConfig = Json(current), TargetConfig = Json(target) };

        var step = await organisation.PlanOneAsync(desired);
        var impact = await ImpactAsync(organisation, desired);

        Assert.Equal(ImpactLevel.Low, step.Impact);
        Assert.Empty(impact.CriticalRemovals);
        Assert.False(step.Diff!.IsEmpty);
    }

    [Fact]
    public async Task A_current_configuration_alone_is_compared_with_itself_and_a_target_alone_with_nothing()
    {
        await using var organisation = await StartAsync();
        var config = Json("""{"flows":{"Main":{}}}""");

        Assert.True((await organisation.PlanOneAsync(Bundle() with { CurrentConfig = config })).Diff!.IsEmpty);
        Assert.Equal(["flows"], (await organisation.PlanOneAsync(Bundle() with { TargetConfig = config })).Diff!.Added);
        Assert.Null((await organisation.PlanOneAsync(Bundle())).Diff);
    }

    [Theory]
    [InlineData(5, ImpactLevel.Low)]
    [InlineData(6, ImpactLevel.High)]
    public async Task More_than_five_warnings_make_it_high(int warnings, ImpactLevel level)
    {
        await using var organisation = await StartAsync(Checked.Finding(Checked.Warnings(warnings)));

        var desired = Bundle() with { OverrideValidation = true };

        var step = await organisation.PlanOneAsync(desired);
        var impact = await ImpactAsync(organisation, desired);

        Assert.Equal(level, step.Impact);
        Assert.Equal(warnings, impact.WarningCount);
        Assert.Equal(warnings, step.Notes.Count);
        Assert.Contains($"{warnings} warnings", step.Reasons);
    }

    [Fact]
    public async Task The_reasons_name_five_removals_and_count_the_rest()
    {
        await using var organisation = await StartAsync();
        var current = System.Text.Json.JsonSerializer.SerializeToElement(new { flows = Enumerable.Range(0, 500).ToDictionary(flow => $"f{flow}") });

        var desired = Bundle() with { CurrentConfig = current, TargetConfig = Json("""{"flows":{}}""") };

        var step = await organisation.PlanOneAsync(desired);
        var impact = await ImpactAsync(organisation, desired);

        Assert.Equal(500, impact.CriticalRemovals.Count);
        Assert.EndsWith("flows.f4 and 495 more", step.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_of_the_free_slots_is_told()
    {
        await using var organisation = await StartAsync(Quick with { Validations = new Dictionary<string, ValidationScript> { ["*/*"] = new() { AvailableFlowSlots = 20, RequiredFlowSlots = 5 } } });

        var desired = Bundle();

        var step = await organisation.PlanOneAsync(desired);
        var impact = await ImpactAsync(organisation, desired);

        Assert.Equal(0.25, impact.CapacityInUse);
        Assert.Equal(["takes 25% of the free flow slots"], step.Reasons);
        Assert.True(impact.Compatible);
    }

    [Fact]
    public async Task What_becomes_of_it_carries_the_judgement()
    {
        await using var organisation = await StartAsync();
        var desired = Bundle() with { CurrentConfig = Json("""{"flows":{"Night":{}}}"""), TargetConfig = Json("""{"flows":{}}""") };

        var told = Assert.IsType<GcBundleDeployment>((await organisation.DeployOneAsync(desired)).Output);

        Assert.Equal(ImpactLevel.High, told.Impact);
        Assert.Equal(["flows.Night"], told.ImpactAssessment?.CriticalRemovals);
        Assert.Equal("-", told.Diff?.Differences[0].ToString()[..1]);
        Assert.Contains("""
            "currentConfig":{"flows":{"Night":{}}},"targetConfig":{"flows":{}}
            """, Assert.Single(organisation.Submitted).Body, StringComparison.Ordinal);
    }

    private static async Task<ImpactAssessment> ImpactAsync(TestOrganisation organisation, BundleDeployment desired) =>
        Assert.IsType<ImpactAssessment>((await organisation.Engine.Bundles.TestAsync(desired, CancellationToken.None)).ImpactAssessment);
}
