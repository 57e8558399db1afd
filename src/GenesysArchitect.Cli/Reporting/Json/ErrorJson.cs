using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>An error as a property of a JSON line.</summary>
internal static class ErrorJson
{
    /// <summary>Writes the property, if there is an error.</summary>
    public static void Write(Utf8JsonWriter json, string property, GcException? error)
    {
        if (error is null)
        {
            return;
        }

        json.WritePropertyName(property);
        WriteEntry(json, error);
    }

    /// <summary>Writes the error as an object, such as an entry of a list.</summary>
    public static void WriteEntry(Utf8JsonWriter json, GcException error)
    {
        json.WriteStartObject();
        json.WriteString("id", error.ErrorId);
        json.WriteString("kind", error.Kind.ToString());
        json.WriteString("message", string.Join('\n', FailureText.Lines(error)));
        json.WriteString("remedy", CommandLineRemedies.Of(error));
        Write(json, error.Remedies);
        json.WriteString("platformCode", error.PlatformCode);
        json.WriteString("correlationId", error.CorrelationId);
        if (error is FlowInvalidException invalid)
        {
            Write(json, invalid.Findings);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Remedy> remedies)
    {
        json.WriteStartArray("remedies");
        foreach (var remedy in remedies)
        {
            var document = RemedyDocument.Of(remedy);
            json.WriteStartObject();
            json.WriteString("text", Wording.Printable(document.Text));
            WriteIfAny(json, "command", remedy.Action is { } action ? CommandLineRemedies.Instance.Render(action) : null);
            WriteIfAny(json, "action", document.Action);
            WriteIfAny(json, "option", document.Option);
            WriteIfAny(json, "value", document.Value);
            WriteIfAny(json, "deploymentId", document.DeploymentId);
            WriteIfAny(json, "bundleId", document.BundleId);
            WriteIfAny(json, "botId", document.BotId);
            WriteIfAny(json, "versionId", document.VersionId);
            WriteIfAny(json, "flowId", document.FlowId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string property, string? value)
    {
        if (value is not null)
        {
            json.WriteString(property, Wording.Printable(value));
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<GcFlowFinding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.ToString());
            json.WriteString("path", finding.Path);
            json.WriteString("message", finding.Message);
            json.WriteString("file", finding.File);
            json.WriteNumberOrNull("line", finding.Line);
            json.WriteNumberOrNull("column", finding.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
