using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>With fail-fast, a failure prevents all further steps from starting.</summary>
public class FailFastTests
{
    private static readonly Thing Independent = new("z") { DependsOn = [new Thing("slow").Address] };

    [Fact]
    public async Task Nothing_more_is_started_once_something_has_failed()
    {
        var (result, handler) = await RunAsync(new RunOptions { FailFast = true });

        Assert.Equal(new() { ["a"] = StepStatus.Failed, ["slow"] = StepStatus.Succeeded, ["z"] = StepStatus.Skipped }, ThingRun.Statuses(result));
        Assert.DoesNotContain("apply z", handler.Calls);
        Assert.Contains("Thing/a", result.Steps.Single(step => step.Status == StepStatus.Skipped).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_fail_fast_independent_steps_continue()
    {
        var (result, _) = await RunAsync(new RunOptions());

        Assert.Equal(new() { ["a"] = StepStatus.Failed, ["slow"] = StepStatus.Succeeded, ["z"] = StepStatus.Succeeded }, ThingRun.Statuses(result));
    }

    private static async Task<(RunResult Result, ThingHandler Handler)> RunAsync(RunOptions options)
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
                    return Verdict.Failed(ThingHandler.Error("broken", ErrorKind.Failed), undo: false);
                }

                started.TrySetResult();
                await run.Observer.WaitForAsync<StepEnded>(ended => ended.Result.Address.Name == "a");
                return Verdict.Succeeded;
            },
        };
        run = new ThingRun(handler) { Options = options };
        return (await run.RunAsync(new Thing("a"), new Thing("slow"), Independent), handler);
    }
}
