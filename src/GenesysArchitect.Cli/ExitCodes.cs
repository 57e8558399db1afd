using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli;

/// <summary>What the program ends with when there was no run to tell.</summary>
internal static class ExitCodes
{
    public static ExitCode Of(GcException error) => error switch
    {
        { ErrorId: ErrorIds.RunCancelled } => ExitCode.Cancelled,
        { ErrorId: ErrorIds.ConfirmationRequired } or { Kind: ErrorKind.InvalidInput } => ExitCode.BadInput,
        { Kind: ErrorKind.Ambiguous or ErrorKind.RollbackFailed } => ExitCode.RollbackFailed,
        _ => ExitCode.Failed,
    };
}
