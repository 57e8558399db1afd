namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>The names that the contract gives to the states of a deployment.</summary>
internal static class DeploymentStatusNames
{
    private static readonly Dictionary<DeploymentStatus, string> Names = new()
    {
        [DeploymentStatus.Pending] = "PENDING",
        [DeploymentStatus.InProgress] = "IN_PROGRESS",
        [DeploymentStatus.Completed] = "COMPLETED",
        [DeploymentStatus.Failed] = "FAILED",
        [DeploymentStatus.ValidationError] = "VALIDATION_ERROR",
        [DeploymentStatus.RollbackTriggered] = "ROLLBACK_TRIGGERED",
        [DeploymentStatus.RolledBack] = "ROLLED_BACK",
        [DeploymentStatus.Cancelled] = "CANCELLED",
    };

    internal static string ToWire(this DeploymentStatus status) => Names[status];

    internal static DeploymentStatus? ParseStatus(string text) =>
        Names.Where(name => name.Value == text).Select(name => (DeploymentStatus?)name.Key).FirstOrDefault();
}
