using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>What became of a run.</summary>
public sealed record RunResult
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The steps, in the order of the plan.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What a program ends with: the gravest of what its steps came to.</summary>
    public ExitCode ExitCode
    {
        get
        {
            ExitCode[] gravestFirst = [ExitCode.Cancelled, ExitCode.RollbackFailed, ExitCode.Failed, ExitCode.StillRunning, ExitCode.BadInput];
            var met = Steps.Select(CodeOf).ToHashSet();
            var gravest = gravestFirst.FirstOrDefault(met.Contains, ExitCode.Done);

            // Bad input promises that nothing was sent, which is not so when other steps were carried out.
            return gravest == ExitCode.BadInput && Steps.Any(step => step.Status == StepStatus.Succeeded) ? ExitCode.Failed : gravest;
        }
    }

    private static ExitCode CodeOf(StepResult step) => step switch
    {
        { Error.Kind: ErrorKind.Ambiguous } => ExitCode.RollbackFailed,
        { Status: StepStatus.NoChange or StepStatus.Succeeded } => ExitCode.Done,

        // What it waited for is a step of the run as well, and says what became of it.
        { Status: StepStatus.Skipped } => ExitCode.Done,
        { Status: StepStatus.RollbackFailed } => ExitCode.RollbackFailed,
        { Status: StepStatus.StillRunning } => ExitCode.StillRunning,
        { Status: StepStatus.Cancelled } => ExitCode.Cancelled,
        { Status: StepStatus.Blocked, Error.Kind: ErrorKind.InvalidInput } => ExitCode.BadInput,
        _ => ExitCode.Failed,
    };
}
