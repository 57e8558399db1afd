using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>An atomic run applies all changes, or rolls all of them back.</summary>
public class AllOrNothingTests
{
    private static readonly RunOptions Atomic = new() { Atomic = true };
    private static readonly GcException Broken = ThingHandler.Error("broken");

    [Fact]
    public async Task What_was_done_is_rolled_back_when_something_fails_the_last_first()
    {
        var handler = new ThingHandler { Verifying = FailingAt("c") };

        var result = await new ThingRun(handler) { Options = Atomic }.RunAsync(new Thing("a"), Thing.After("b", "a"), Thing.After("c", "b"));

        Assert.Equal(["undo b", "undo a"], handler.Calls.Where(call => call.StartsWith("undo", StringComparison.Ordinal)));
        Assert.Equal(new() { ["a"] = StepStatus.RolledBack, ["b"] = StepStatus.RolledBack, ["c"] = StepStatus.Failed }, ThingRun.Statuses(result));
        Assert.Equal(ErrorIds.StepUndone, result.Steps[0].Error?.ErrorId);
        Assert.Equal(ExitCode.Failed, result.ExitCode);
    }

    [Fact]
    public async Task Nothing_is_rolled_back_when_all_goes_well()
    {
        var handler = new ThingHandler();

        var run = new ThingRun(handler) { Options = Atomic };
        var result = await run.RunAsync(new Thing("a"), Thing.After("b", "a"));

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.DoesNotContain(handler.Calls, call => call.StartsWith("undo", StringComparison.Ordinal));
        Assert.Equal(2, run.Observer.Events.OfType<StepEnded>().Count());
    }

    [Fact]
    public async Task The_outcome_of_a_step_is_reported_once_when_it_is_known()
    {
        var handler = new ThingHandler { Verifying = FailingAt("b") };
        var run = new ThingRun(handler) { Options = Atomic };

        await run.RunAsync(new Thing("a"), Thing.After("b", "a"));

        var ended = Assert.Single(run.Observer.Events.OfType<StepEnded>(), end => end.Result.Address.Name == "a");
        Assert.Equal(StepStatus.RolledBack, ended.Result.Status);
        Assert.Equal(["done", "undoing"], run.Observer.Events.OfType<StepCheckpoint>().Where(point => point.Address.Name == "a").Select(point => point.Name));
    }

    [Fact]
    public async Task Nothing_more_is_started_once_something_has_failed()
    {
        ThingRun run = null!;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ThingHandler
        {
            Verifying = async (thing, _) =>
            {
                if (thing.Name == "a")
                {
                    await started.Task;
                    return Verdict.Failed(Broken, undo: false);
                }

                started.TrySetResult();
                await run.Observer.WaitForAsync<StepEnded>(ended => ended.Result.Address.Name == "a");
                return Verdict.Succeeded;
            },
        };

        run = new ThingRun(handler) { Options = Atomic };
        var result = await run.RunAsync(new Thing("a"), new Thing("b"), Thing.After("c", "b"));

        Assert.DoesNotContain("apply c", handler.Calls);
        Assert.Equal(new() { ["a"] = StepStatus.Failed, ["b"] = StepStatus.RolledBack, ["c"] = StepStatus.Skipped }, ThingRun.Statuses(result));
    }

    [Fact]
    public async Task What_cannot_be_rolled_back_is_reported_and_the_rest_is_rolled_back_all_the_same()
    {
        var handler = new ThingHandler
        {
            Verifying = FailingAt("c"),
            Undoing = (thing, _) => thing.Name == "b" ? Task.FromException<Verdict>(Broken) : Task.FromResult(Verdict.Succeeded),
        };

        var result = await new ThingRun(handler) { Options = Atomic }.RunAsync(new Thing("a"), Thing.After("b", "a"), Thing.After("c", "b"));

        Assert.Equal(new() { ["a"] = StepStatus.RolledBack, ["b"] = StepStatus.RollbackFailed, ["c"] = StepStatus.Failed }, ThingRun.Statuses(result));
        Assert.Equal(ExitCode.RollbackFailed, result.ExitCode);
    }

    [Fact]
    public async Task A_run_that_is_stopped_rolls_back_nothing()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ThingHandler
        {
            Applying = async (thing, _, token) =>
            {
                if (thing.Name == "b")
                {
                    await stop.CancelAsync();
                    token.ThrowIfCancellationRequested();
                }
            },
        };

        var run = new ThingRun(handler) { Options = Atomic };
        var result = await run.RunAsync([run.Observer], [new Thing("a"), Thing.After("b", "a")], stop.Token);

        Assert.Equal(new() { ["a"] = StepStatus.Succeeded, ["b"] = StepStatus.Cancelled }, ThingRun.Statuses(result));
        Assert.DoesNotContain("undo a", handler.Calls);
    }

    private static Func<Thing, CancellationToken, Task<Verdict>> FailingAt(string name) =>
        (thing, _) => Task.FromResult(thing.Name == name ? Verdict.Failed(Broken, undo: false) : Verdict.Succeeded);
}
