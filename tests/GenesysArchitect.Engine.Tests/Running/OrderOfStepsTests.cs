using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>A step runs when its dependencies have succeeded, and independent steps run in parallel.</summary>
public class OrderOfStepsTests
{
    [Fact]
    public async Task Independent_steps_run_in_parallel()
    {
        var five = new Meeting(5);
        var handler = new ThingHandler { Applying = (_, _, _) => five.JoinAsync() };

        var result = await ThingRun.RunAsync(handler, [.. "abcde".Select(name => new Thing($"{name}"))]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(5, handler.MostAtOnce);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_steps_are_in_progress_than_the_limit_says(int limit)
    {
        var meeting = new Meeting(limit);
        var handler = new ThingHandler { Applying = (_, _, _) => meeting.JoinAsync() };
        var run = new ThingRun(handler) { Options = new RunOptions { ThrottleLimit = limit } };

        var result = await run.RunAsync([.. Enumerable.Range(0, 12).Select(number => new Thing($"{number}"))]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(limit, handler.MostAtOnce);
    }

    [Fact]
    public async Task A_limit_of_zero_is_rejected()
    {
        var run = new ThingRun(new ThingHandler()) { Options = new RunOptions { ThrottleLimit = 0 } };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => run.RunAsync(new Thing("a")).OrHang());
    }

    [Fact]
    public async Task A_dependent_starts_when_all_it_waits_for_has_been_verified()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ThingHandler
        {
            Verifying = async (thing, _) =>
            {
                // One of the two is verified long after the other.
                await (thing.Name == "a" ? first.Task : Task.CompletedTask);
                return Verdict.Succeeded;
            },
        };

        var run = new ThingRun(handler);
        var running = run.RunAsync(Thing.After("c", "a", "b"), new Thing("a"), new Thing("b"));
        await run.Observer.WaitForAsync<StepEnded>(ended => ended.Result.Address.Name == "b");
        Assert.DoesNotContain("apply c", handler.Calls);
        first.SetResult();
        await running;

        var calls = handler.Calls.ToList();
        Assert.True(calls.IndexOf("apply c") > calls.IndexOf("verify a") && calls.IndexOf("apply c") > calls.IndexOf("verify b"));
        var events = run.Observer.Events;
        var ended = events.OfType<StepEnded>().Where(ended => ended.Result.Address.Name != "c").Max(ended => ended.Sequence);
        Assert.True(events.OfType<StepStarted>().Single(started => started.Step.Address.Name == "c").Sequence > ended);
    }

    [Fact]
    public async Task Dependents_of_a_failed_step_are_skipped_and_all_others_run()
    {
        var handler = new ThingHandler { Applying = (thing, _, _) => thing.Name == "a" ? Task.FromException(ThingHandler.Error("broken")) : Task.CompletedTask };

        var result = await ThingRun.RunAsync(handler, new Thing("a"), Thing.After("b", "a", "d"), Thing.After("c", "b"), new Thing("d"));

        Assert.Equal(
            new Dictionary<string, StepStatus> { ["a"] = StepStatus.Failed, ["b"] = StepStatus.Skipped, ["c"] = StepStatus.Skipped, ["d"] = StepStatus.Succeeded },
            ThingRun.Statuses(result));
        var skipped = result.Steps.Single(step => step.Address.Name == "b").Error!;
        Assert.Equal(ErrorIds.StepSkipped, skipped.ErrorId);
        Assert.Contains("Thing/a", skipped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("apply b", handler.Calls);
        Assert.DoesNotContain("apply c", handler.Calls);
    }

    [Fact]
    public async Task A_step_without_changes_does_nothing_and_its_dependents_run()
    {
        var handler = new ThingHandler();

        var result = await ThingRun.RunAsync(handler, new Thing("a") { Change = ChangeKind.NoChange }, Thing.After("b", "a"));

        Assert.Equal([StepStatus.NoChange, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.DoesNotContain("apply a", handler.Calls);
    }

    [Fact]
    public async Task What_planning_blocked_is_not_started_and_its_dependents_are_skipped()
    {
        var failure = ThingHandler.Error("unknown", ErrorKind.NotFound, ErrorIds.NotFound);
        var handler = new ThingHandler { Reading = (thing, _) => thing.Name == "a" ? Task.FromException(failure) : Task.CompletedTask };

        var result = await ThingRun.RunAsync(handler, new Thing("a"), Thing.After("b", "a"));

        Assert.Equal([StepStatus.Blocked, StepStatus.Skipped], result.Steps.Select(step => step.Status));
        Assert.Same(failure, result.Steps[0].Error);
        Assert.DoesNotContain(handler.Calls, call => call.StartsWith("apply", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_are_in_the_order_of_the_plan_and_carry_what_was_applied()
    {
        // They end in reverse order, a minute apart.
        var applied = "abc".ToDictionary(name => $"{name}", _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var handler = new ThingHandler { Applying = (thing, _, _) => applied[thing.Name].Task };
        var run = new ThingRun(handler);

        var running = run.RunAsync(new Thing("a"), new Thing("b"), new Thing("c"));
        foreach (var name in new[] { "c", "b", "a" })
        {
            await run.Observer.WaitForAsync<StepStarted>(started => started.Step.Address.Name == name);
            run.Time.Advance(TimeSpan.FromMinutes(1));
            applied[name].SetResult();
            await run.Observer.WaitForAsync<StepEnded>(ended => ended.Result.Address.Name == name);
        }

        var result = await running;

        Assert.Equal(["applied a over live a", "applied b over live b", "applied c over live c"], result.Steps.Select(step => step.Output));
        Assert.NotEmpty(result.RunId);
        Assert.Equal(TimeSpan.FromMinutes(3), result.Duration);
    }
}
