using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>How a step ended, in words.</summary>
internal static class StepWords
{
    private const string NotSubmitted = "NOT_SUBMITTED";
    private const string Unknown = "UNKNOWN";

    /// <summary>A deployment's status. One that the platform knows nothing of has a word that is not the platform's.</summary>
    public static string Status(StepResult result) => result switch
    {
        { Output: GcBundleDeployment deployment } => Wording.Printable(deployment.Status.Value),
        { Error.Kind: ErrorKind.Ambiguous } => Unknown,
        _ => NotSubmitted,
    };

    /// <summary>The status, and what came after it.</summary>
    public static string Of(StepResult result)
    {
        var after = result switch
        {
            { Status: StepStatus.RolledBack } => ", rolled back",
            { Status: StepStatus.RollbackFailed } => ", and the rollback failed",
            { Status: StepStatus.StillRunning } => ", goes on at the platform",
            { Status: StepStatus.Cancelled, Output: not null } => ", no longer waited for",
            _ => string.Empty,
        };
        return Status(result) + after;
    }
}
