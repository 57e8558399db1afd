using System.Collections;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Conflicts of an edited flow with changes of others are detected before anything is sent.</summary>
public class ConflictPolicyTests
{
    [Fact]
    public async Task Conflicts_block_the_step_and_are_reported_with_three_values()
    {
        await using var organization = await TestOrganization.StartAsync();
        var edited = await EditedAsync(organization);

        var step = await organization.SetAsync(edited);

        Assert.Equal((StepStatus.Blocked, ErrorIds.FlowMergeConflict), (step.Status, step.Error?.ErrorId));
        Assert.Equal(
            ["blocks[greet].text: was \"Hello\", desired \"Welcome\", now \"Hi\"", "settings: was (2 properties), desired (2 properties), now (none)"],
            Assert.IsType<FlowConflictException>(step.Error).Conflicts.Select(conflict => conflict.ToString()).Order());
        Assert.Contains(new UseOption(EngineOption.ConflictPolicy, "Ours"), step.Error.Actions());
        Assert.Empty(organization.Writes());
    }

    [Theory]
    [InlineData(ConflictPolicy.Ours, "Welcome", true, "the desired values are applied")]
    [InlineData(ConflictPolicy.Theirs, "Hi", false, "their values are kept")]
    public async Task The_policy_resolves_conflicts_and_the_plan_notes_it(ConflictPolicy policy, string text, bool hasSettings, string said)
    {
        await using var organization = await TestOrganization.StartAsync();
        var edited = await EditedAsync(organization) with { ConflictPolicy = policy };

        Assert.Contains(said, Assert.Single((await organization.PlanAsync(edited)).Notes), StringComparison.Ordinal);
        var reported = (await organization.SetAsync(edited)).Reported();

        Assert.Equal(["blocks[greet].text", "settings"], reported.Settled.Select(location => location.Path).Order());
        Assert.Equal(text, organization.Now().Block("greet")["text"]!.GetValue<string>());
        Assert.Equal(hasSettings, organization.Now().ContainsKey("settings"));
        Assert.Equal(("Ours", "theirs"), (organization.Now()["name"]!.GetValue<string>(), organization.Now().Block("end")["note"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Resolved_conflicts_stay_resolved_after_a_concurrent_modification()
    {
        await using var organization = await TestOrganization.StartAsync();
        var edited = await EditedAsync(organization) with { ConflictPolicy = ConflictPolicy.Theirs };
        organization.ModifyConcurrently("ivr", flow => flow["x-more"] = 1);

        var reported = (await organization.SetAsync(edited)).Reported();

        Assert.Equal(["blocks[greet].text", "settings"], reported.Settled.Select(location => location.Path).Order());
        Assert.Equal(("Hi", 1), (organization.Now().Block("greet")["text"]!.GetValue<string>(), organization.Now()["x-more"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_conflict_and_a_rule_violation_are_reported_one_after_the_other()
    {
        await using var organization = await TestOrganization.StartAsync();
        var edited = await EditedAsync(organization);
        organization.Change("""{"references":["no-such"]}""");

        Assert.Equal(ErrorIds.FlowMergeConflict, (await organization.SetAsync(edited)).Error?.ErrorId);
        Assert.Equal(ErrorIds.FlowInvalid, (await organization.SetAsync(edited with { ConflictPolicy = ConflictPolicy.Ours })).Error?.ErrorId);
        Assert.Empty(organization.Writes());
    }

    /// <summary>Ours: the name, a text, a setting. Theirs: the same text, the settings gone, a note.</summary>
    private static async Task<Flow> EditedAsync(TestOrganization organization)
    {
        organization.Put(Ivr);
        var flow = await organization.GetAsync();
        var root = (IDictionary)flow.Definition;
        root["name"] = "Ours";
        ((IDictionary)root["settings"]!)["voice"] = "b";
        ((IDictionary)((IList)root["blocks"]!)[0]!)["text"] = "Welcome";

        var theirs = organization.Now();
        theirs.Block("greet")["text"] = "Hi";
        theirs.Block("end")["note"] = "theirs";
        theirs["settings"] = null;
        organization.Sandbox.Organization.Flows.Change("ivr", theirs);
        return DesiredResource(flow);
    }
}
