using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The result of a run.</summary>
public sealed record RunResult
{
    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The steps, in the order of the plan.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>The duration.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The exit code: the most severe of all steps.</summary>
    public ExitCode ExitCode
    {
        get
        {
            ExitCode[] gravestFirst = [ExitCode.Cancelled, ExitCode.RollbackFailed, ExitCode.Failed, ExitCode.StillRunning, ExitCode.BadInput];
            var met = Steps.Select(CodeOf).ToHashSet();
            var gravest = gravestFirst.FirstOrDefault(met.Contains, ExitCode.Done);

            // The exit code for invalid input means that nothing was sent, so it does not apply if other steps were applied.
            return gravest == ExitCode.BadInput && Steps.Any(step => step.Status == StepStatus.Succeeded) ? ExitCode.Failed : gravest;
        }
    }

    private static ExitCode CodeOf(StepResult step) => step switch
    {
        { Error.Kind: ErrorKind.Ambiguous } => ExitCode.RollbackFailed,
        { Status: StepStatus.NoChange or StepStatus.Succeeded } => ExitCode.Done,

        // The failed dependency is a step of the run as well, and determines the exit code.
        { Status: StepStatus.Skipped } => ExitCode.Done,
        { Status: StepStatus.RollbackFailed } => ExitCode.RollbackFailed,
        { Status: StepStatus.StillRunning } => ExitCode.StillRunning,
        { Status: StepStatus.Cancelled } => ExitCode.Cancelled,
        { Status: StepStatus.Blocked, Error.Kind: ErrorKind.InvalidInput } => ExitCode.BadInput,
        _ => ExitCode.Failed,
    };
}
