using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>How a deployment ended, as text.</summary>
internal static class DeploymentText
{
    private const string NotSubmitted = "NOT_SUBMITTED";
    private const string Unknown = "UNKNOWN";

    /// <summary>The platform's status of a deployment, or a status of our own if it was not submitted or its status is unknown.</summary>
    public static string Status(StepResult result) => result switch
    {
        { Output: GcBundleDeployment deployment } => Wording.Printable(deployment.Status.Value),
        { Error.Kind: ErrorKind.Ambiguous } => Unknown,
        _ => NotSubmitted,
    };

    /// <summary>The status, and what happened after it.</summary>
    public static string StatusText(StepResult result)
    {
        var after = result switch
        {
            { Status: StepStatus.RolledBack } => ", rolled back",
            { Status: StepStatus.RollbackFailed } => ", rollback failed",
            { Status: StepStatus.StillRunning } => ", still running at the platform",
            { Status: StepStatus.Cancelled, Output: not null } => ", waiting stopped",
            _ => string.Empty,
        };
        return Status(result) + after;
    }

    public static string SummaryText(StepResult result) => result.Status switch
    {
        StepStatus.NoChange => "validated, no change",
        StepStatus.Succeeded when result.Output is GcBundleDeployment { Status.IsEnd: false } => "submitted, still running at the platform",
        StepStatus.Succeeded => "deployed",
        StepStatus.RolledBack => "failed, rolled back",
        StepStatus.RollbackFailed => "failed, rollback failed",
        StepStatus.StillRunning => "still running at the platform",
        StepStatus.Blocked => "blocked",
        StepStatus.Skipped => "skipped",
        StepStatus.Cancelled => "cancelled",
        _ => "failed",
    };
}
