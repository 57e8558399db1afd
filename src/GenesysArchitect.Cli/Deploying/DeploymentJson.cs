using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cli.Deploying;

/// <summary>What became of a deployment, as the properties of a JSON line. They are the same whether it was submitted or not.</summary>
internal static class DeploymentJson
{
    public static void Write(Utf8JsonWriter json, BundleDeployment wish, PlanStep step, StepResult result)
    {
        // What was never submitted has no object; what its plan found is known all the same.
        var deployment = result.Output as GcBundleDeployment;
        var judged = step.Diff is not null || step.Reasons.Count > 0;

        json.WriteString("deploymentId", deployment?.DeploymentId);
        json.WriteString("bundleId", wish.BundleId);
        json.WriteString("environment", wish.Environment);
        json.WriteString("status", DeploymentWords.Status(result));
        json.WriteBoolean("rolledBack", deployment?.RolledBack == true);
        json.WriteString("rollbackStatus", deployment?.RollbackStatus?.Value);
        json.WriteString("impact", (deployment is null && judged ? step.Impact : deployment?.Impact)?.ToString());
        Write(json, deployment?.ImpactAssessment);
        Write(json, deployment is null ? step.Diff : deployment.Diff);
        Write(json, deployment?.Errors ?? []);
        Write(json, "warnings", deployment?.Warnings ?? []);
        Write(json, "startTime", deployment?.StartTime);
        Write(json, "endTime", deployment?.EndTime);
        json.WriteString("duration", deployment?.Duration?.ToString("c"));
        Write(json, "latencyMs", deployment?.LatencyMs);
        json.WriteString("correlationId", deployment?.CorrelationId);
        ErrorJson.Write(json, "error", result.Error);
        ErrorJson.Write(json, "rollbackError", result.RollbackError);
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
        Write(json, "criticalRemovals", assessment.CriticalRemovals);
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

    private static void Write(Utf8JsonWriter json, StructuralDiff? diff)
    {
        const string property = "diff";
        if (diff is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        Write(json, "added", diff.Added);
        Write(json, "removed", diff.Removed);
        Write(json, "modified", diff.Modified);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<DeploymentError> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string property, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string property, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }

    private static void Write(Utf8JsonWriter json, string property, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }
}
