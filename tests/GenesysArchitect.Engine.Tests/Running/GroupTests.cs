using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>The steps of a group succeed or are rolled back together; others are not affected.</summary>
public class GroupTests
{
    [Fact]
    public async Task A_failure_rolls_back_only_its_own_group()
    {
        var handler = FailingAt("b");

        var result = await new ThingRun(handler).RunAsync(In("g", "a"), In("g", "b"), In("h", "c"), new Thing("d"));

        Assert.Equal(
            new() { ["a"] = StepStatus.RolledBack, ["b"] = StepStatus.Failed, ["c"] = StepStatus.Succeeded, ["d"] = StepStatus.Succeeded },
            ThingRun.Statuses(result));
        Assert.Equal(["undo a"], handler.Calls.Where(call => call.StartsWith("undo", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_dependent_of_a_member_waits_for_the_whole_group()
    {
        var handler = FailingAt("b");

        var result = await new ThingRun(handler).RunAsync(In("g", "a"), In("g", "b", "a"), Thing.After("outside", "a"));

        Assert.DoesNotContain("apply outside", handler.Calls);
        Assert.Equal(StepStatus.Skipped, ThingRun.Statuses(result)["outside"]);
    }

    [Fact]
    public async Task Within_a_group_a_step_waits_only_for_its_dependency()
    {
        var handler = new ThingHandler();

        var result = await new ThingRun(handler).RunAsync(In("g", "a"), In("g", "b", "a"), Thing.After("outside", "b"));

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(["apply a", "apply b", "apply outside"], handler.Calls.Where(call => call.StartsWith("apply", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Groups_that_wait_for_each_other_are_refused_before_anything_is_read()
    {
        var handler = new ThingHandler();

        var refused = await Assert.ThrowsAsync<GcException>(() => new ThingRun(handler).RunAsync(In("g", "a"), Thing.After("between", "a"), In("g", "b", "between")));

        Assert.Equal(ErrorIds.PlanInvalid, refused.ErrorId);
        Assert.Empty(handler.Calls);
    }

    private static Thing In(string group, string name, params string[] needs) => Thing.After(name, needs) with { Group = group };

    private static ThingHandler FailingAt(string name) => new()
    {
        Verifying = (thing, _) => Task.FromResult(thing.Name == name ? Verdict.Failed(ThingHandler.Error("broken"), undo: false) : Verdict.Succeeded),
    };
}
