using System.Collections.Concurrent;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>All events of a run are reported to every observer in the same order, one at a time.</summary>
public class EventTests
{
    private static readonly Phase Working = new("working");

    [Fact]
    public async Task The_events_of_many_steps_are_numbered_from_one_without_a_gap()
    {
        var handler = new ThingHandler
        {
            Applying = async (thing, context, _) =>
            {
                for (var turn = 0; turn < 10; turn++)
                {
                    await Task.Yield();
                    await context.ProgressAsync(Working, $"{turn}");
                    await context.WarnAsync($"{thing.Name} {turn}");
                    await context.CheckpointAsync(ThingHandler.Reached, ("turn", $"{turn}"));
                }
            },
        };
        var (run, other) = (new ThingRun(handler), new RecordingObserver());

        var result = await run.RunAsync([run.Observer, other], [.. Enumerable.Range(0, 30).Select(number => new Thing($"{number}"))]);

        var events = run.Observer.Events;
        Assert.Equal(Enumerable.Range(1, 1 + (30 * 32) + 1).Select(number => (long)number), events.Select(happened => happened.Sequence));
        Assert.Equal(events, other.Events);
        Assert.All(events, happened => Assert.Equal(result.RunId, happened.RunId));
        Assert.IsType<RunStarted>(events[0]);
        Assert.IsType<RunEnded>(events[^1]);
        Assert.Equal(events.Select(happened => happened.Time).Order(), events.Select(happened => happened.Time));
    }

    [Fact]
    public async Task A_step_reports_start_progress_and_end_in_order()
    {
        var handler = new ThingHandler
        {
            Applying = async (_, context, _) =>
            {
                await context.ProgressAsync(Working, "on it");
                await context.ProgressAsync(Working, "on it");
                await context.CheckpointAsync(ThingHandler.Reached, ("id", "7"));
            },
        };
        var run = new ThingRun(handler);

        await run.RunAsync(new Thing("a"));

        Assert.Equal(
            [typeof(RunStarted), typeof(StepStarted), typeof(StepProgressed), typeof(StepCheckpoint), typeof(StepEnded), typeof(RunEnded)],
            run.Observer.Events.Select(happened => happened.GetType()));
        var point = Assert.Single(run.Observer.Events.OfType<StepCheckpoint>());
        Assert.Equal((Thing.Called("a"), "reached", "7"), (point.Address, point.Name, point.Facts["id"]));
    }

    [Fact]
    public async Task Observers_receive_one_event_at_a_time_and_a_step_waits_for_all()
    {
        var slow = new SlowObserver();
        var reported = new ConcurrentDictionary<string, bool>();
        var handler = new ThingHandler
        {
            Applying = async (thing, context, _) =>
            {
                await context.CheckpointAsync(ThingHandler.Reached);
                reported[thing.Name] = slow.Reached.Contains(thing.Address);
            },
        };

        await new ThingRun(handler).RunAsync([slow], [.. Enumerable.Range(0, 8).Select(number => new Thing($"{number}"))]);

        Assert.Equal(1, slow.MostAtOnce);
        Assert.Equal(8, reported.Count);
        Assert.All(reported.Values, Assert.True);
    }

    [Fact]
    public async Task A_throwing_observer_is_reported_and_receives_no_further_events()
    {
        var (run, broken) = (new ThingRun(new ThingHandler()), new BrokenObserver(after: 1));

        var result = await run.RunAsync([broken, run.Observer], [new Thing("a")]);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Equal(2, broken.Reported);
        var failed = Assert.Single(run.Observer.Events.OfType<ObserverFailed>());
        Assert.Equal(("broken", "the disk is full"), (failed.Observer, failed.Message));
        Assert.Equal(Enumerable.Range(1, 5).Select(number => (long)number), run.Observer.Events.Select(happened => happened.Sequence));
        Assert.Equal(3, failed.Sequence);
    }

    [Fact]
    public async Task Observers_that_throw_at_each_others_failure_are_each_reported_once()
    {
        var run = new ThingRun(new ThingHandler());

        var result = await run.RunAsync([new BrokenObserver(after: 0), run.Observer, new BrokenObserver(after: 1)], [new Thing("a")]);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Equal(2, run.Observer.Events.OfType<ObserverFailed>().Count());
        Assert.Equal(Enumerable.Range(1, run.Observer.Events.Count).Select(number => (long)number), run.Observer.Events.Select(happened => happened.Sequence));
    }

    private sealed class BrokenObserver(int after) : IRunObserver
    {
        public string Name => "broken";

        public int Reported { get; private set; }

        public ValueTask ObserveAsync(RunEvent happened) =>
            Reported++ < after ? default : throw new IOException("the disk is full");
    }

    private sealed class SlowObserver : IRunObserver
    {
        private int _busy;

        public string Name => "slow";

        public int MostAtOnce { get; private set; }

        public ConcurrentQueue<ResourceAddress> Reached { get; } = new();

        public async ValueTask ObserveAsync(RunEvent happened)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _busy));
            await Task.Yield();
            if (happened is StepCheckpoint point)
            {
                Reached.Enqueue(point.Address);
            }

            Interlocked.Decrement(ref _busy);
        }
    }
}
