using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Flows;

/// <summary>The result for a flow as a JSON line. It always has the same properties, whether the flow was set or not.</summary>
internal static class FlowJson
{
    public static void Write(Utf8JsonWriter json, PlanStep step, StepResult result)
    {
        // Without a result, the id and the diff come from the plan.
        var flow = result.Output as GcFlow;

        json.WriteString("id", flow?.Id ?? step.Address.Name);
        json.WriteString("name", flow?.Name);
        json.WriteString("lifecycleState", flow?.LifecycleState?.Value);
        json.WriteNumberOrNull("version", flow?.Version);
        json.WriteString("change", flow?.Change?.ToString());
        json.WriteNumberOrNull("retries", flow?.Retries);
        DiffJson.Write(json, flow?.Diff ?? step.Diff);
        Write(json, flow?.Settled ?? []);
        json.WriteElementOrNull("previous", flow?.Previous?.Document);
        ErrorJson.Write(json, "error", result.Error);
        ErrorJson.Write(json, "rollbackError", result.RollbackError);
    }

    /// <summary>Writes a flow of the organization.</summary>
    public static void Write(Utf8JsonWriter json, GcFlow flow)
    {
        json.WriteString("id", flow.Id);
        json.WriteString("name", flow.Name);
        json.WriteString("type", flow.Type);
        json.WriteString("lifecycleState", flow.LifecycleState?.Value);
        json.WriteBooleanOrNull("active", flow.Active);
        json.WriteNumberOrNull("version", flow.Version);
        json.WriteStrings("references", [.. flow.References.Select(reference => reference.Value)]);
        json.WriteElementOrNull("document", flow.Document);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<MergeConflict> settled)
    {
        json.WriteStartArray("settled");
        foreach (var conflict in settled)
        {
            json.WriteStartObject();
            json.WriteString("path", conflict.Path);
            json.WriteElementOrNull("base", conflict.Base);
            json.WriteElementOrNull("ours", conflict.Ours);
            json.WriteElementOrNull("theirs", conflict.Theirs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
