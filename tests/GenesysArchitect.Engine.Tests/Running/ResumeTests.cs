using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>A resumed run continues where the interrupted one stopped: nothing is repeated, and nothing is omitted.</summary>
public class ResumeTests
{
    private static readonly RecordedCheckpoint Writing = new(ThingHandler.Writing, DateTimeOffset.UnixEpoch, new Dictionary<string, string>());

    [Fact]
    public async Task Ended_steps_are_not_read_again()
    {
        var handler = new ThingHandler();

        var result = await ResumeAsync(handler, Ended("a", StepStatus.Succeeded), new Thing("a"), Thing.After("b", "a"));

        Assert.DoesNotContain(handler.Calls, call => call.EndsWith(" a", StringComparison.Ordinal));
        Assert.Equal(new() { ["a"] = StepStatus.Succeeded, ["b"] = StepStatus.Succeeded }, ThingRun.Statuses(result));
    }

    [Fact]
    public async Task Dependents_of_a_step_that_had_failed_are_skipped()
    {
        var handler = new ThingHandler();

        var result = await ResumeAsync(handler, Ended("a", StepStatus.RolledBack, ThingHandler.Error("broken")), new Thing("a"), Thing.After("b", "a"), new Thing("c"));

        Assert.Equal(new() { ["a"] = StepStatus.RolledBack, ["b"] = StepStatus.Skipped, ["c"] = StepStatus.Succeeded }, ThingRun.Statuses(result));
        Assert.Equal("broken", result.Steps[0].Error?.Message);
    }

    [Fact]
    public async Task A_started_step_is_followed_and_not_started_again()
    {
        var handler = new ThingHandler { Resuming = (thing, _) => Task.FromResult<string?>($"found {thing.Name}") };

        var result = await ResumeAsync(handler, Started("a"), new Thing("a"));

        Assert.Equal(["resume a", "verify a"], handler.Calls);
        Assert.Equal("found a", Assert.Single(result.Steps).Output);
    }

    [Fact]
    public async Task A_step_found_not_to_have_started_is_started()
    {
        var handler = new ThingHandler();

        await ResumeAsync(handler, Started("a"), new Thing("a"));

        Assert.Equal(["resume a", "read a", "apply a", "verify a"], handler.Calls);
    }

    [Fact]
    public async Task A_step_that_had_not_started_is_planned_like_any_other()
    {
        var handler = new ThingHandler();

        await ResumeAsync(handler, ("a", new StepHistory()), new Thing("a"));

        Assert.Equal(["read a", "apply a", "verify a"], handler.Calls);
    }

    [Fact]
    public async Task A_step_with_an_unknown_start_is_not_started_again()
    {
        var handler = new ThingHandler { Resuming = (_, _) => Task.FromException<string?>(ThingHandler.Error("which is it?", ErrorKind.Ambiguous)) };

        var result = await ResumeAsync(handler, Started("a"), new Thing("a"));

        Assert.DoesNotContain("apply a", handler.Calls);
        Assert.Equal("which is it?", Assert.Single(result.Steps).Error?.Message);
    }

    [Fact]
    public async Task All_unknown_starts_are_checked_before_anything_is_started()
    {
        var handler = new ThingHandler { Resuming = async (_, _) => { await Task.Yield(); return "found"; } };

        await ResumeAsync(handler, Started("b"), new Thing("a"), new Thing("b"));

        Assert.True(handler.Calls.ToList().IndexOf("resume b") < handler.Calls.ToList().IndexOf("apply a"));
    }

    [Fact]
    public async Task A_rollback_in_progress_is_continued()
    {
        var handler = new ThingHandler { Resuming = (_, _) => Task.FromResult<string?>("done") };
        var undoing = new StepHistory { Checkpoints = [Writing, new(Checkpoint.Undoing, DateTimeOffset.UnixEpoch, new Dictionary<string, string>())] };
        var failed = Ended("b", StepStatus.Failed, ThingHandler.Error("broken"));

        var result = await ResumeAsync(handler, new RunOptions { Atomic = true }, [("a", undoing), failed], new Thing("a"), new Thing("b"));

        Assert.Equal(["resume a", "undo a"], handler.Calls);
        Assert.Equal(StepStatus.RolledBack, result.Steps[0].Status);
    }

    [Fact]
    public async Task The_run_keeps_its_id_and_continues_counting()
    {
        var run = new ThingRun(new ThingHandler()) { Planning = new PlanOptions { History = new RunHistory("the-run", 41, new Dictionary<ResourceAddress, StepHistory>()) } };

        await run.RunAsync(new Thing("a"));

        Assert.All(run.Observer.Events, happened => Assert.Equal("the-run", happened.RunId));
        Assert.Equal(42, run.Observer.Events[0].Sequence);
    }

    private static Task<RunResult> ResumeAsync(ThingHandler handler, (string Name, StepHistory History) step, params Thing[] things) =>
        ResumeAsync(handler, new RunOptions(), [step], things);

    private static Task<RunResult> ResumeAsync(ThingHandler handler, RunOptions options, (string Name, StepHistory History)[] steps, params Thing[] things)
    {
        var history = new RunHistory("run", 10, steps.ToDictionary(step => new Thing(step.Name).Address, step => step.History));
        return new ThingRun(handler) { Options = options, Planning = new PlanOptions { History = history } }.RunAsync(things);
    }

    private static (string Name, StepHistory History) Started(string name) => (name, new StepHistory { Change = ChangeKind.Update, Checkpoints = [Writing] });

    private static (string Name, StepHistory History) Ended(string name, StepStatus status, GcException? error = null) =>
        (name, new StepHistory { Change = ChangeKind.Update, Ended = new StepResult { Address = new Thing(name).Address, Status = status, Error = error } });
}
