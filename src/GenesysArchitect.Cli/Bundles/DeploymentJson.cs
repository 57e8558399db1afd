using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>The result of a deployment as a JSON line. It always has the same properties, whether the deployment was submitted or not.</summary>
internal static class DeploymentJson
{
    public static void Write(Utf8JsonWriter json, BundleDeployment desired, PlanStep step, StepResult result)
    {
        // Without a submitted deployment, impact and diff come from the plan.
        var deployment = result.Output as GcBundleDeployment;
        var isAssessed = step.Diff is not null || step.Reasons.Count > 0;

        json.WriteString("deploymentId", deployment?.DeploymentId);
        json.WriteString("bundleId", desired.BundleId);
        json.WriteString("environment", desired.Target.EnvironmentId);
        json.WriteString("status", DeploymentText.Status(result));
        json.WriteBoolean("rolledBack", deployment?.RolledBack == true);
        json.WriteString("rollbackStatus", deployment?.RollbackStatus?.Value);
        json.WriteString("impact", (deployment is null && isAssessed ? step.Impact : deployment?.Impact)?.ToString());
        Write(json, deployment?.ImpactAssessment);
        DiffJson.Write(json, deployment is null ? step.Diff : deployment.Diff);
        ReportedErrorJson.Write(json, deployment?.Errors ?? []);
        json.WriteStrings("warnings", deployment?.Warnings ?? []);
        json.WriteTimeOrNull("startTime", deployment?.StartTime);
        json.WriteTimeOrNull("endTime", deployment?.EndTime);
        json.WriteString("duration", deployment?.Duration?.ToString("c"));
        json.WriteNumberOrNull("latencyMs", deployment?.LatencyMs);
        json.WriteString("correlationId", deployment?.CorrelationId);
        ErrorJson.Write(json, "error", result.Error);
        ErrorJson.Write(json, "rollbackError", result.RollbackError);
    }

    /// <summary>Writes a deployment of the organization.</summary>
    public static void Write(Utf8JsonWriter json, GcBundleDeployment deployment)
    {
        json.WriteString("deploymentId", deployment.DeploymentId);
        json.WriteString("bundleId", deployment.BundleId);
        json.WriteString("environment", deployment.Environment);
        json.WriteString("status", deployment.Status.Value);
        json.WriteBoolean("rolledBack", deployment.RolledBack);
        json.WriteString("rollbackStatus", deployment.RollbackStatus?.Value);
        ReportedErrorJson.Write(json, deployment.Errors);
        json.WriteStrings("warnings", deployment.Warnings);
        json.WriteTimeOrNull("startTime", deployment.StartTime);
        json.WriteTimeOrNull("endTime", deployment.EndTime);
        json.WriteString("duration", deployment.Duration?.ToString("c"));
        json.WriteString("correlationId", deployment.CorrelationId);
    }

    private static void Write(Utf8JsonWriter json, ImpactAssessment? assessment)
    {
        const string property = "impactAssessment";
        if (assessment is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        json.WriteString("level", assessment.Level.ToString());
        json.WriteStrings("criticalRemovals", assessment.CriticalRemovals);
        json.WriteNumber("warningCount", assessment.WarningCount);
        json.WriteBoolean("compatible", assessment.Compatible);
        if (assessment.CapacityInUse is { } share)
        {
            json.WriteNumber("capacityInUse", share);
        }
        else
        {
            json.WriteNull("capacityInUse");
        }

        json.WriteEndObject();
    }
}
