using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>A failed step is rolled back if its handler requires it, and both outcomes are reported.</summary>
public class UndoTests
{
    private static readonly GcException Broken = ThingHandler.Error("broken");
    private static readonly GcException Stuck = ThingHandler.Error("stuck", ErrorKind.RollbackFailed, ErrorIds.RollbackFailed);

    [Fact]
    public async Task A_failed_step_is_rolled_back_on_request()
    {
        var handler = new ThingHandler { Verifying = Failing(undo: true) };

        var result = await ThingRun.RunAsync(handler, new Thing("a"));

        var step = Assert.Single(result.Steps);
        Assert.Equal((StepStatus.RolledBack, Broken, null), (step.Status, step.Error, step.RollbackError));
        Assert.Equal(["read a", "apply a", "verify a", "undo a"], handler.Calls);
        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Equal("applied a over live a", step.Output);
    }

    [Fact]
    public async Task A_failed_step_is_not_rolled_back_without_request()
    {
        var handler = new ThingHandler { Verifying = Failing(undo: false) };

        var step = Assert.Single((await ThingRun.RunAsync(handler, new Thing("a"))).Steps);

        Assert.Equal((StepStatus.Failed, Broken), (step.Status, step.Error));
        Assert.DoesNotContain("undo a", handler.Calls);
    }

    [Fact]
    public async Task A_failed_rollback_is_reported_with_the_failure()
    {
        var handler = new ThingHandler { Verifying = Failing(undo: true), Undoing = (_, _) => Task.FromResult(Verdict.Failed(Stuck, undo: false)) };

        var result = await ThingRun.RunAsync(handler, new Thing("a"));

        AssertNotUndone(result);
    }

    [Fact]
    public async Task A_throwing_rollback_is_reported_with_the_failure()
    {
        var handler = new ThingHandler { Verifying = Failing(undo: true), Undoing = (_, _) => Task.FromException<Verdict>(Stuck) };

        AssertNotUndone(await ThingRun.RunAsync(handler, new Thing("a")));
    }

    [Fact]
    public async Task What_the_platform_undid_by_itself_is_not_rolled_back_again()
    {
        var handler = new ThingHandler { Verifying = (_, _) => Task.FromResult(Verdict.Undone(Broken)) };

        var step = Assert.Single((await ThingRun.RunAsync(handler, new Thing("a"))).Steps);

        Assert.Equal((StepStatus.RolledBack, Broken), (step.Status, step.Error));
        Assert.DoesNotContain("undo a", handler.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_throws_while_it_is_applied_or_verified_has_failed_and_is_not_rolled_back(bool applying)
    {
        var handler = new ThingHandler
        {
            Applying = (_, _, _) => applying ? Task.FromException(Broken) : Task.CompletedTask,
            Verifying = (_, _) => Task.FromException<Verdict>(Broken),
        };

        var step = Assert.Single((await ThingRun.RunAsync(handler, new Thing("a"))).Steps);

        Assert.Equal((StepStatus.Failed, Broken, !applying), (step.Status, step.Error, step.Output is not null));
        Assert.DoesNotContain("undo a", handler.Calls);
    }

    private static Func<Thing, CancellationToken, Task<Verdict>> Failing(bool undo) => (_, _) => Task.FromResult(Verdict.Failed(Broken, undo));

    private static void AssertNotUndone(RunResult result)
    {
        var step = Assert.Single(result.Steps);
        Assert.Equal(StepStatus.RollbackFailed, step.Status);
        Assert.Equal([Broken, Stuck], step.Errors);
        Assert.Equal(ExitCode.RollbackFailed, result.ExitCode);
    }
}
