using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>How a deployment ended, in words.</summary>
internal static class DeploymentWords
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
    public static string Ended(StepResult result)
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

    public static string Outcome(StepResult result) => result.Status switch
    {
        StepStatus.NoChange => "checked, nothing to do",
        StepStatus.Succeeded when result.Output is GcBundleDeployment { Status.IsEnd: false } => "submitted, goes on at the platform",
        StepStatus.Succeeded => "deployed",
        StepStatus.RolledBack => "failed and rolled back",
        StepStatus.RollbackFailed => "failed, and so did its rollback",
        StepStatus.StillRunning => "not ended, goes on at the platform",
        StepStatus.Blocked => "blocked",
        StepStatus.Skipped => "skipped",
        StepStatus.Cancelled => "stopped",
        _ => "failed",
    };
}
