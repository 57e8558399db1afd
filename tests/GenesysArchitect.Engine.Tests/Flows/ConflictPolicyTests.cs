using System.Collections;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>An edited flow meets what others have changed since it was read, before anything is sent.</summary>
public class ConflictPolicyTests
{
    [Fact]
    public async Task Places_that_both_changed_block_the_step_and_are_named_with_their_three_values()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        var edited = await EditedAsync(organisation);

        var step = await organisation.SetAsync(edited);

        Assert.Equal((StepStatus.Blocked, ErrorIds.FlowMergeConflict), (step.Status, step.Error?.ErrorId));
        Assert.Equal(
            ["blocks[greet].text: was \"Hello\", wished \"Welcome\", is now \"Hi\"", "settings: was (2 properties), wished (2 properties), is now (none)"],
            Assert.IsType<FlowConflictException>(step.Error).Conflicts.Select(conflict => conflict.ToString()).Order());
        Assert.Contains(new UseOption(EngineOption.ConflictPolicy, "Ours"), step.Error.Actions());
        Assert.Empty(organisation.Writes());
    }

    [Theory]
    [InlineData(ConflictPolicy.Ours, "Welcome", true, "what is wished stands")]
    [InlineData(ConflictPolicy.Theirs, "Hi", false, "theirs stands")]
    public async Task The_policy_settles_them_and_the_plan_says_so(ConflictPolicy policy, string text, bool hasSettings, string said)
    {
        await using var organisation = await TestOrganisation.StartAsync();
        var edited = await EditedAsync(organisation) with { ConflictPolicy = policy };

        Assert.Contains(said, Assert.Single((await organisation.PlanAsync(edited)).Notes), StringComparison.Ordinal);
        var told = (await organisation.SetAsync(edited)).Told();

        Assert.Equal(["blocks[greet].text", "settings"], told.Settled.Select(place => place.Path).Order());
        Assert.Equal(text, organisation.Now().Block("greet")["text"]!.GetValue<string>());
        Assert.Equal(hasSettings, organisation.Now().ContainsKey("settings"));
        Assert.Equal(("Ours", "theirs"), (organisation.Now()["name"]!.GetValue<string>(), organisation.Now().Block("end")["note"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_was_settled_before_the_write_stays_settled_when_another_writer_comes_in()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        var edited = await EditedAsync(organisation) with { ConflictPolicy = ConflictPolicy.Theirs };
        organisation.Forestall("ivr", flow => flow["x-more"] = 1);

        var told = (await organisation.SetAsync(edited)).Told();

        Assert.Equal(["blocks[greet].text", "settings"], told.Settled.Select(place => place.Path).Order());
        Assert.Equal(("Hi", 1), (organisation.Now().Block("greet")["text"]!.GetValue<string>(), organisation.Now()["x-more"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_conflict_and_a_broken_rule_are_told_one_after_the_other()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        var edited = await EditedAsync(organisation);
        organisation.Change("""{"references":["no-such"]}""");

        Assert.Equal(ErrorIds.FlowMergeConflict, (await organisation.SetAsync(edited)).Error?.ErrorId);
        Assert.Equal(ErrorIds.FlowInvalid, (await organisation.SetAsync(edited with { ConflictPolicy = ConflictPolicy.Ours })).Error?.ErrorId);
        Assert.Empty(organisation.Writes());
    }

    /// <summary>Ours: the name, a text, a setting. Theirs: the same text, the settings gone, a note.</summary>
    private static async Task<Flow> EditedAsync(TestOrganisation organisation)
    {
        organisation.Put(Ivr);
        var flow = await organisation.GetAsync();
        var root = (IDictionary)flow.Definition;
        root["name"] = "Ours";
        ((IDictionary)root["settings"]!)["voice"] = "b";
        ((IDictionary)((IList)root["blocks"]!)[0]!)["text"] = "Welcome";

        var theirs = organisation.Now();
        theirs.Block("greet")["text"] = "Hi";
        theirs.Block("end")["note"] = "theirs";
        theirs["settings"] = null;
        organisation.Sandbox.Organization.Flows.Change("ivr", theirs);
        return Wish(flow);
    }
}
