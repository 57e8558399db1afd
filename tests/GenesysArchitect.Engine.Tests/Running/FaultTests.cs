using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>An exception that nobody expects ends the step it comes from, and nothing else.</summary>
public class FaultTests
{
    private static readonly InvalidOperationException Fault = new("no such thing");

    [Fact]
    public async Task A_fault_before_anything_was_sent_says_that_nothing_was_changed_and_the_others_go_on()
    {
        var run = new ThingRun(new ThingHandler { Applying = (thing, _, _) => ThrowIn(thing) });

        var result = await run.RunAsync(new Thing("a"), new Thing("b"), Thing.After("c", "a"));

        Assert.Equal((StepStatus.Failed, ErrorIds.Unexpected, ErrorKind.Failed), (result.Steps[0].Status, result.Steps[0].Error!.ErrorId, result.Steps[0].Error!.Kind));
        Assert.Contains("InvalidOperationException", result.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal([StepStatus.Failed, StepStatus.Succeeded, StepStatus.Skipped], result.Steps.Select(step => step.Status));
        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.IsType<RunEnded>(run.Observer.Events[^1]);
        Assert.Equal(3, run.Observer.Events.OfType<StepEnded>().Count());
    }

    [Fact]
    public async Task A_fault_after_a_call_was_announced_leaves_the_end_unknown()
    {
        var run = new ThingRun(new ThingHandler
        {
            Applying = async (thing, context, _) =>
            {
                await context.CheckpointAsync(ThingHandler.Writing, ("id", "work-1"));
                await ThrowIn(thing);
            },
        });

        var result = await run.RunAsync(new Thing("a"), new Thing("b"));

        Assert.Equal((StepStatus.Failed, ErrorIds.StepEndUnknown, ErrorKind.Ambiguous), (result.Steps[0].Status, result.Steps[0].Error!.ErrorId, result.Steps[0].Error!.Kind));
        Assert.Equal(StepStatus.Succeeded, result.Steps[1].Status);
        Assert.Equal(ExitCode.RollbackFailed, result.ExitCode);
        Assert.IsType<RunEnded>(run.Observer.Events[^1]);
    }

    [Fact]
    public async Task What_is_all_or_nothing_is_undone_after_a_fault_of_one_of_them()
    {
        var handler = new ThingHandler { Verifying = (thing, _) => thing.Name == "a" ? throw Fault : Task.FromResult(Verdict.Succeeded) };

        var result = await new ThingRun(handler) { Options = new RunOptions { Atomic = true } }.RunAsync(new Thing("b"), Thing.After("a", "b"));

        Assert.Equal([StepStatus.RolledBack, StepStatus.RolledBack], result.Steps.Select(step => step.Status));
        Assert.Equal([ErrorIds.StepUndone, ErrorIds.StepEndUnknown], result.Steps.Select(step => step.Error!.ErrorId));
        Assert.Equal(["undo a", "undo b"], handler.Calls.Where(call => call.StartsWith("undo", StringComparison.Ordinal)).Order());
        Assert.Equal(ExitCode.Failed, result.ExitCode);
    }

    [Fact]
    public async Task A_fault_of_the_undoing_is_reported_beside_the_failure()
    {
        var broken = ThingHandler.Error("broken");
        var handler = new ThingHandler { Verifying = (_, _) => Task.FromResult(Verdict.Failed(broken, undo: true)), Undoing = (_, _) => throw Fault };

        var result = await ThingRun.RunAsync(handler, new Thing("a"));

        Assert.Equal((StepStatus.RollbackFailed, broken, ErrorIds.StepEndUnknown), (result.Steps[0].Status, result.Steps[0].Error, result.Steps[0].RollbackError!.ErrorId));
        Assert.Equal(ExitCode.RollbackFailed, result.ExitCode);
    }

    [Fact]
    public async Task A_fault_while_one_is_planned_blocks_that_one_alone()
    {
        var handler = new ThingHandler { Reading = (thing, _) => ThrowIn(thing) };

        var result = await ThingRun.RunAsync(handler, new Thing("a"), new Thing("b"));

        Assert.Equal([StepStatus.Blocked, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.Equal(ErrorIds.Unexpected, result.Steps[0].Error!.ErrorId);
        Assert.DoesNotContain("apply a", handler.Calls);
    }

    [Fact]
    public async Task A_time_out_that_nobody_asked_for_is_a_fault_and_no_cancelling()
    {
        var handler = new ThingHandler { Verifying = (_, _) => Task.FromException<Verdict>(new TaskCanceledException("a timer of somebody else")) };

        var step = Assert.Single((await ThingRun.RunAsync(handler, new Thing("a"))).Steps);

        Assert.Equal((StepStatus.Failed, ErrorIds.StepEndUnknown), (step.Status, step.Error!.ErrorId));
    }

    private static Task ThrowIn(Thing thing) => thing.Name == "a" ? throw Fault : Task.CompletedTask;
}
