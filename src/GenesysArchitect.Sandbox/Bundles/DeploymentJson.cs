using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Bundles;

/// <summary>Deployments as they are printed on the wire.</summary>
internal static class DeploymentJson
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

    internal static JsonObject ToJson(this Deployment deployment)
    {
        var json = new JsonObject
        {
            ["id"] = deployment.Id,
            ["bundleId"] = deployment.BundleId,
            ["status"] = deployment.Status.ToWire(),
            ["startTime"] = Time(deployment.StartTime),
        };
        if (deployment.EndTime is { } endTime)
        {
            json["endTime"] = Time(endTime);
        }

        if (deployment.Errors.Count > 0)
        {
            json["errors"] = deployment.Errors.Select(error => error.ToJson()).ToJsonArray();
        }

        return json;
    }

    // The platform prints milliseconds and no more.
    internal static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
