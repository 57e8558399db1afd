using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli;

/// <summary>The exit codes of errors and of runs.</summary>
internal static class ExitCodes
{
    /// <summary>The exit code of an error outside a run.</summary>
    public static ExitCode Of(GcException error) => error switch
    {
        { ErrorId: ErrorIds.RunCancelled } => ExitCode.Cancelled,
        { ErrorId: ErrorIds.ConfirmationRequired } => ExitCode.BadInput,
        { Kind: ErrorKind.Ambiguous or ErrorKind.RollbackFailed } => ExitCode.RollbackFailed,
        _ => IsBadInput(error) ? ExitCode.BadInput : ExitCode.Failed,
    };

    /// <summary>The exit code of a verb that reads several items and reports an error for each item that it cannot read.</summary>
    public static ExitCode Of(IReadOnlyCollection<GcException> errors)
    {
        if (errors.Count == 0)
        {
            return ExitCode.Done;
        }

        return errors.All(error => error.Kind == ErrorKind.NotFound) ? ExitCode.BadInput : ExitCode.Failed;
    }

    /// <summary>The exit code of a check that finds reasons why something cannot be done.</summary>
    public static ExitCode OfBlocked(IReadOnlyCollection<GcException> reasons)
    {
        if (reasons.Count == 0)
        {
            return ExitCode.Done;
        }

        return reasons.All(IsBadInput) ? ExitCode.BadInput : ExitCode.Failed;
    }

    /// <summary>The exit code of a run. A run in which every failed step was blocked, by invalid input or because something does not exist, changed nothing.</summary>
    public static ExitCode Of(RunResult result) =>
        result.ExitCode == ExitCode.Failed && result.Steps.All(step => step.Status is StepStatus.NoChange or StepStatus.Skipped || (step is { Status: StepStatus.Blocked, Error: { } error } && IsBadInput(error)))
            ? ExitCode.BadInput
            : result.ExitCode;

    /// <summary>Whether an error says that the input is invalid or names something that does not exist.</summary>
    public static bool IsBadInput(GcException error) => error.Kind is ErrorKind.InvalidInput or ErrorKind.NotFound;
}
