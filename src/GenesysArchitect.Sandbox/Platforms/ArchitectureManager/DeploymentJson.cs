using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>Deployments as they are printed on the wire.</summary>
internal static class DeploymentJson
{
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
