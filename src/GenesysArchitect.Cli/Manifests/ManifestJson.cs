using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cli.Manifests;

/// <summary>Resources of a manifest as JSON lines: planned steps and results.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    public static void WritePlanned(Utf8JsonWriter json, GcPlanStep step)
    {
        WriteCommon(json, step);
        json.WriteBoolean("blocked", step.IsBlocked);
        json.WriteString("basis", step.Basis);
        json.WriteString("platform", step.Platform.ToString());
        ErrorJson.Write(json, "error", step.Error);
    }

    public static void WriteResult(Utf8JsonWriter json, GcPlanStep step, GcManifestResult result)
    {
        WriteCommon(json, step);
        json.WriteString("status", result.Status.ToString());
        json.WriteString("state", Wording.Printable(result.State));
        json.WriteString("deploymentId", result.DeploymentId);
        json.WriteNumberOrNull("version", result.Version);
        json.WriteString("duration", result.Duration.ToString("c"));
        json.WriteString("runId", result.RunId);
        ErrorJson.Write(json, "error", result.Error);
        ErrorJson.Write(json, "rollbackError", result.RollbackError);
    }

    private static void WriteCommon(Utf8JsonWriter json, GcPlanStep step)
    {
        json.WriteString("address", step.ToString());
        json.WriteString("kind", step.Kind);
        json.WriteString("name", step.Name);
        json.WriteString("target", step.Target);
        json.WriteNumber("wave", step.Wave);
        json.WriteString("change", step.Change.ToString());
        json.WriteString("impact", step.Impact.ToString());
        json.WriteStrings("reasons", step.Reasons);
        json.WriteStrings("notes", step.Notes);
        json.WriteStrings("dependsOn", step.DependsOn);
        DiffJson.Write(json, step.Diff);
    }
}
