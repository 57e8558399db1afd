using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>The impact is high if a flow or a queue is removed, or if there are many warnings.</summary>
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
    public async Task It_is_high_when_a_flow_or_queue_is_removed(string current, string target, string removed)
    {
        await using var organization = await StartAsync();

        var desired = Bundle() with { CurrentConfig = Json(current), TargetConfig = Json(target) };

        var step = await organization.PlanOneAsync(desired);
        var impact = await ImpactAsync(organization, desired);

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
    public async Task It_is_low_when_nothing_is_removed(string current, string target)
    {
        await using var organization = await StartAsync();

        var desired = Bundle() with { CurrentConfig = Json(current), TargetConfig = Json(target) };

        var step = await organization.PlanOneAsync(desired);
        var impact = await ImpactAsync(organization, desired);

        Assert.Equal(ImpactLevel.Low, step.Impact);
        Assert.Empty(impact.CriticalRemovals);
        Assert.False(step.Diff!.IsEmpty);
    }

    [Fact]
    public async Task A_current_configuration_alone_is_compared_with_itself_and_a_target_alone_with_nothing()
    {
        await using var organization = await StartAsync();
        var config = Json("""{"flows":{"Main":{}}}""");

        Assert.True((await organization.PlanOneAsync(Bundle() with { CurrentConfig = config })).Diff!.IsEmpty);
        Assert.Equal(["flows"], (await organization.PlanOneAsync(Bundle() with { TargetConfig = config })).Diff!.Added);
        Assert.Null((await organization.PlanOneAsync(Bundle())).Diff);
    }

    [Theory]
    [InlineData(5, ImpactLevel.Low)]
    [InlineData(6, ImpactLevel.High)]
    public async Task More_than_five_warnings_make_it_high(int warnings, ImpactLevel level)
    {
        await using var organization = await StartAsync(Checked.Finding(Checked.Warnings(warnings)));

        var desired = Bundle() with { OverrideValidation = true };

        var step = await organization.PlanOneAsync(desired);
        var impact = await ImpactAsync(organization, desired);

        Assert.Equal(level, step.Impact);
        Assert.Equal(warnings, impact.WarningCount);
        Assert.Equal(warnings, step.Notes.Count);
        Assert.Contains($"{warnings} warnings", step.Reasons);
    }

    [Fact]
    public async Task The_reasons_name_five_removals_and_count_the_rest()
    {
        await using var organization = await StartAsync();
        var current = System.Text.Json.JsonSerializer.SerializeToElement(new { flows = Enumerable.Range(0, 500).ToDictionary(flow => $"f{flow}") });

        var desired = Bundle() with { CurrentConfig = current, TargetConfig = Json("""{"flows":{}}""") };

        var step = await organization.PlanOneAsync(desired);
        var impact = await ImpactAsync(organization, desired);

        Assert.Equal(500, impact.CriticalRemovals.Count);
        Assert.EndsWith("flows.f4 and 495 more", step.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_of_the_free_slots_is_reported()
    {
        await using var organization = await StartAsync(Quick with { Validations = new Dictionary<string, ValidationScript> { ["*/*"] = new() { AvailableFlowSlots = 20, RequiredFlowSlots = 5 } } });

        var desired = Bundle();

        var step = await organization.PlanOneAsync(desired);
        var impact = await ImpactAsync(organization, desired);

        Assert.Equal(0.25, impact.CapacityInUse);
        Assert.Equal(["uses 25% of the free flow slots"], step.Reasons);
        Assert.True(impact.Compatible);
    }

    [Fact]
    public async Task The_result_has_the_impact()
    {
        await using var organization = await StartAsync();
        var desired = Bundle() with { CurrentConfig = Json("""{"flows":{"Night":{}}}"""), TargetConfig = Json("""{"flows":{}}""") };

        var reported = Assert.IsType<GcBundleDeployment>((await organization.DeployOneAsync(desired)).Output);

        Assert.Equal(ImpactLevel.High, reported.Impact);
        Assert.Equal(["flows.Night"], reported.ImpactAssessment?.CriticalRemovals);
        Assert.Equal("-", reported.Diff?.Differences[0].ToString()[..1]);
        Assert.Contains("""
            "currentConfig":{"flows":{"Night":{}}},"targetConfig":{"flows":{}}
            """, Assert.Single(organization.Submitted).Body, StringComparison.Ordinal);
    }

    private static async Task<ImpactAssessment> ImpactAsync(TestOrganization organization, BundleDeployment desired) =>
        Assert.IsType<ImpactAssessment>((await organization.Engine.Bundles.TestAsync(desired, CancellationToken.None)).ImpactAssessment);
}
