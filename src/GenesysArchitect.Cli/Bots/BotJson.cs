using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bots;

/// <summary>The result for a bot version as a JSON line. It always has the same properties, whether the version was published or not.</summary>
internal static class BotJson
{
    public static void Write(Utf8JsonWriter json, BotVersion desired, StepResult result)
    {
        // Null when the version could not be read.
        var version = result.Output as GcBotVersion;

        json.WriteString("botId", desired.BotId);
        json.WriteString("versionId", desired.VersionId);
        json.WriteString("previousVersionId", version?.PreviousVersionId ?? desired.PreviousVersionId);
        json.WriteString("state", version?.State.Value);
        json.WriteString("change", version?.Change?.ToString());
        json.WriteBoolean("rolledBack", version?.RolledBack == true);
        json.WriteObjects("dependencies", version?.Dependencies ?? [], dependency =>
        {
            json.WriteString("kind", dependency.Kind.ToString());
            json.WriteString("id", dependency.Id);
            json.WriteString("name", dependency.Name);
            json.WriteString("status", dependency.Status.ToString());
        });
        ReportedErrorJson.Write(json, version?.Errors ?? []);
        json.WriteString("duration", version?.Duration?.ToString("c"));
        json.WriteNumberOrNull("latencyMs", version?.LatencyMs);
        json.WriteString("environment", desired.Environment);
        json.WriteNumberOrNull("rolloutPercentage", desired.RolloutPercentage);
        ErrorJson.Write(json, "error", result.Error);
        ErrorJson.Write(json, "rollbackError", result.RollbackError);
    }
}
