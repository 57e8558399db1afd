using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary>A resolution as the properties of a JSON line.</summary>
internal static class ResolutionJson
{
    public static void Write(Utf8JsonWriter json, GcDependencyResolution resolution, IReadOnlyList<GcException> errors)
    {
        json.WriteString("environment", resolution.Environment);
        json.WriteStrings("flowIds", resolution.FlowIds);
        json.WriteString("fallback", resolution.Fallback.ToString());
        json.WriteObjects("dependencies", resolution.Dependencies, dependency => Write(json, dependency));
        json.WriteObjects("nodes", resolution.Nodes, node => Write(json, node));
        json.WriteObjects("edges", resolution.Edges, edge =>
        {
            Write(json, "from", edge.From);
            Write(json, "to", edge.To);
            json.WriteString("versionRange", edge.VersionRange);
        });
        json.WriteObjects("cycles", resolution.Cycles, cycle => json.WriteObjects("nodes", cycle.Nodes, node => Write(json, node)));
        json.WriteObjects("conflicts", resolution.Conflicts, conflict => Write(json, conflict));
        json.WriteObjects("waves", resolution.Waves, wave =>
        {
            json.WriteNumber("number", wave.Number);
            json.WriteObjects("nodes", wave.Nodes, node => Write(json, node));
        });
        json.WriteString("lockHash", resolution.LockHash);
        json.WriteBoolean("incomplete", resolution.Incomplete);
        json.WriteString("duration", resolution.Duration.ToString("c"));
        json.WriteNumber("requests", resolution.Requests);
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            ErrorJson.WriteEntry(json, error);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, GcDependency dependency)
    {
        json.WriteString("actionId", dependency.ActionId);
        json.WriteString("actionName", dependency.ActionName);
        json.WriteString("version", dependency.Version);
        json.WriteString("versionRange", dependency.VersionRange);
        json.WriteString("environmentId", dependency.EnvironmentId);
        json.WriteString("sourceFlowId", dependency.SourceFlowId);
        json.WriteString("sourceActionId", dependency.SourceActionId);
        json.WriteBoolean("isFallback", dependency.IsFallback);
    }

    private static void Write(Utf8JsonWriter json, GcDependencyNode node)
    {
        Write(json, new DependencyNode(node.Kind, node.Id));
        json.WriteString("name", node.Name);
        json.WriteString("version", node.Version);
        json.WriteNumber("wave", node.Wave);
        json.WriteBoolean("isInCycle", node.IsInCycle);
        json.WriteBoolean("hasConflict", node.HasConflict);
        json.WriteString("problem", node.Problem);
    }

    private static void Write(Utf8JsonWriter json, GcVersionConflict conflict)
    {
        json.WriteString("actionId", conflict.ActionId);
        json.WriteString("kind", conflict.Kind.ToString());
        json.WriteString("message", conflict.Message);
        json.WriteObjects("requests", conflict.Requests, request =>
        {
            json.WriteString("range", request.Range);
            Write(json, "requestedBy", request.RequestedBy);
            json.WriteString("environmentId", request.EnvironmentId);
        });
        json.WriteStrings("published", conflict.Published);
    }

    private static void Write(Utf8JsonWriter json, string property, DependencyNode node)
    {
        json.WriteStartObject(property);
        Write(json, node);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DependencyNode node)
    {
        json.WriteString("kind", node.Kind.ToString());
        json.WriteString("id", node.Id);
    }
}
