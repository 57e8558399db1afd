using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>A cancelled run detaches from started operations, and starts nothing more.</summary>
public class CancellationTests
{
    [Fact]
    public async Task What_was_started_is_detached_from_and_the_rest_is_not_started()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ThingHandler { Verifying = async (_, stopped) => await StopAsync(stop, stopped) };
        var run = new ThingRun(handler) { Options = new RunOptions { ThrottleLimit = 1 } };

        var result = await run.RunAsync([run.Observer], [new Thing("a"), new Thing("b"), Thing.After("c", "a")], stop.Token);

        Assert.Equal([StepStatus.Cancelled, StepStatus.Cancelled, StepStatus.Skipped], result.Steps.Select(step => step.Status));
        Assert.Equal("let go of a", result.Steps[0].Error?.Message);
        Assert.Equal("applied a over live a", result.Steps[0].Output);
        Assert.Equal(ErrorIds.RunCancelled, result.Steps[1].Error?.ErrorId);
        Assert.Equal(["apply a", "verify a", "release a"], handler.Calls.Where(call => !call.StartsWith("read", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        Assert.IsType<RunEnded>(run.Observer.Events[^1]);
    }

    [Fact]
    public async Task What_had_not_been_started_is_not_detached_from()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ThingHandler { Applying = async (_, _, stopped) => await StopAsync(stop, stopped) };

        var step = Assert.Single((await new ThingRun(handler).RunAsync([], [new Thing("a")], stop.Token)).Steps);

        Assert.Equal((StepStatus.Cancelled, ErrorIds.RunCancelled), (step.Status, step.Error?.ErrorId));
        Assert.DoesNotContain("release a", handler.Calls);
    }

    [Fact]
    public async Task A_run_cancelled_before_its_start_starts_nothing()
    {
        var handler = new ThingHandler();

        var result = await new ThingRun(handler).RunAsync([], [new Thing("a"), new Thing("b")], new CancellationToken(canceled: true));

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Cancelled, step.Status));
        Assert.DoesNotContain("apply a", handler.Calls);
    }

    [Fact]
    public async Task Cancelling_during_rollback_reports_the_failure_and_the_rollback()
    {
        using var stop = new CancellationTokenSource();
        var broken = ThingHandler.Error("broken");
        var handler = new ThingHandler
        {
            Verifying = (_, _) => Task.FromResult(Verdict.Failed(broken, undo: true)),
            Undoing = async (_, stopped) => await StopAsync(stop, stopped),
        };

        var step = Assert.Single((await new ThingRun(handler).RunAsync([], [new Thing("a")], stop.Token)).Steps);

        Assert.Equal((StepStatus.Cancelled, broken), (step.Status, step.Error));
        Assert.Equal(ErrorIds.RunCancelled, step.RollbackError?.ErrorId);
        Assert.Contains("being rolled back", step.RollbackError!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("release a", handler.Calls);
    }

    private static async Task<Verdict> StopAsync(CancellationTokenSource stop, CancellationToken stopped)
    {
        await stop.CancelAsync();
        await Task.Delay(Timeout.Infinite, stopped);
        return Verdict.Succeeded;
    }
}
