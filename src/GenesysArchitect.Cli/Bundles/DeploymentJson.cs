using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>What became of a deployment, as the properties of a JSON line. They are the same whether it was submitted or not.</summary>
internal static class DeploymentJson
{
    public static void Write(Utf8JsonWriter json, BundleDeployment desired, PlanStep step, StepResult result)
    {
        // What was never submitted has no object; what its plan found is known all the same.
        var deployment = result.Output as GcBundleDeployment;
        var judged = step.Diff is not null || step.Reasons.Count > 0;

        json.WriteString("deploymentId", deployment?.DeploymentId);
        json.WriteString("bundleId", desired.BundleId);
        json.WriteString("environment", desired.Target.EnvironmentId);
        json.WriteString("status", DeploymentWords.Status(result));
        json.WriteBoolean("rolledBack", deployment?.RolledBack == true);
        json.WriteString("rollbackStatus", deployment?.RollbackStatus?.Value);
        json.WriteString("impact", (deployment is null && judged ? step.Impact : deployment?.Impact)?.ToString());
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

    /// <summary>Writes a deployment that exists.</summary>
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
