using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>The errors that the platform reported, as a JSON property.</summary>
internal static class ReportedErrorJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ReportedError> errors) => json.WriteObjects("errors", errors, error =>
    {
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
    });
}
