using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>The errors that the platform reports, as a property of a JSON line.</summary>
internal static class ReportedErrorJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ReportedError> errors) => json.WriteObjects("errors", errors, error =>
    {
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
    });
}
