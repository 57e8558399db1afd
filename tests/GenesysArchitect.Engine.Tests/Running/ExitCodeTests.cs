using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>The exit code is that of the most severe step.</summary>
public class ExitCodeTests
{
    [Theory]
    [InlineData(ExitCode.Done)]
    [InlineData(ExitCode.Done, StepStatus.Succeeded, StepStatus.NoChange)]
    [InlineData(ExitCode.BadInput, StepStatus.Blocked, StepStatus.NoChange)]
    [InlineData(ExitCode.Failed, StepStatus.Blocked, StepStatus.Succeeded)]
    [InlineData(ExitCode.StillRunning, StepStatus.StillRunning, StepStatus.Blocked, StepStatus.Succeeded)]
    [InlineData(ExitCode.Failed, StepStatus.Failed, StepStatus.StillRunning, StepStatus.Blocked)]
    [InlineData(ExitCode.Failed, StepStatus.RolledBack, StepStatus.Succeeded)]
    [InlineData(ExitCode.RollbackFailed, StepStatus.Failed, StepStatus.RollbackFailed, StepStatus.StillRunning)]
    [InlineData(ExitCode.Cancelled, StepStatus.RollbackFailed, StepStatus.Cancelled, StepStatus.Failed)]
    public void The_most_severe_outcome_determines_the_exit_code(ExitCode code, params StepStatus[] statuses) =>
        Assert.Equal(code, Result([.. statuses.Select(status => Step(status, ErrorKind.InvalidInput))]).ExitCode);

    [Theory]
    [InlineData(ExitCode.BadInput, StepStatus.Blocked)]
    [InlineData(ExitCode.StillRunning, StepStatus.StillRunning)]
    [InlineData(ExitCode.Failed, StepStatus.Failed)]
    public void A_skipped_step_does_not_affect_the_exit_code(ExitCode code, StepStatus cause) =>
        Assert.Equal(code, Result(Step(cause, ErrorKind.InvalidInput), Step(StepStatus.Skipped, ErrorKind.Failed)).ExitCode);

    [Fact]
    public void An_unknown_start_is_as_severe_as_a_failed_rollback() =>
        Assert.Equal(ExitCode.RollbackFailed, Result(Step(StepStatus.Failed, ErrorKind.Ambiguous), Step(StepStatus.Failed, ErrorKind.Failed)).ExitCode);

    [Fact]
    public void A_step_blocked_for_reasons_other_than_input_has_failed() =>
        Assert.Equal(ExitCode.Failed, Result(Step(StepStatus.Blocked, ErrorKind.Unavailable)).ExitCode);

    [Theory]
    [InlineData(ExitCode.Done, 0)]
    [InlineData(ExitCode.Failed, 1)]
    [InlineData(ExitCode.RollbackFailed, 2)]
    [InlineData(ExitCode.BadInput, 3)]
    [InlineData(ExitCode.Differences, 4)]
    [InlineData(ExitCode.StillRunning, 5)]
    [InlineData(ExitCode.Cancelled, 130)]
    public void The_numbers_are_those_that_pipelines_rely_on(ExitCode code, int number) => Assert.Equal(number, (int)code);

    private static RunResult Result(params StepResult[] steps) => new() { RunId = "run-1", Steps = steps, Duration = TimeSpan.Zero };

    private static StepResult Step(StepStatus status, ErrorKind kind) => new()
    {
        Address = Thing.Called($"{status}"),
        Status = status,
        Error = status is StepStatus.Succeeded or StepStatus.NoChange ? null : ThingHandler.Error("why", kind),
    };
}
