using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>With fail-fast a failure keeps everything from beginning that has not begun.</summary>
public class FailFastTests
{
    private static readonly Thing Independent = new("z") { DependsOn = [new Thing("slow").Address] };

    [Fact]
    public async Task Nothing_more_is_begun_once_something_has_failed()
    {
        var (result, handler) = await RunAsync(new RunOptions { FailFast = true });

        Assert.Equal(new() { ["a"] = StepStatus.Failed, ["slow"] = StepStatus.Succeeded, ["z"] = StepStatus.Skipped }, ThingRun.Statuses(result));
        Assert.DoesNotContain("apply z", handler.Calls);
        Assert.Contains("Thing/a", result.Steps.Single(step => step.Status == StepStatus.Skipped).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_it_what_does_not_wait_for_the_failure_goes_on()
    {
        var (result, _) = await RunAsync(new RunOptions());

        Assert.Equal(new() { ["a"] = StepStatus.Failed, ["slow"] = StepStatus.Succeeded, ["z"] = StepStatus.Succeeded }, ThingRun.Statuses(result));
    }

    private static async Task<(RunResult Result, ThingHandler Handler)> RunAsync(RunOptions options)
    {
        var (begun, failed) = (new TaskCompletionSource(), new TaskCompletionSource());
        var handler = new ThingHandler
        {
            Verifying = async (thing, token) =>
            {
                if (thing.Name == "a")
                {
                    await begun.Task;
                    failed.SetResult();
                    return Verdict.Failed(ThingHandler.Error("broken", ErrorKind.Failed), undo: false);
                }

                begun.TrySetResult();
                await failed.Task;
                await Task.Delay(50, token);
                return Verdict.Succeeded;
            },
        };
        return (await new ThingRun(handler) { Options = options }.RunAsync(new Thing("a"), new Thing("slow"), Independent), handler);
    }
}
