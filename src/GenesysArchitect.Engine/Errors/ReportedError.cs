using System.Text.Json;

namespace GenesysArchitect.Engine.Errors;

/// <summary>An error that the platform reports for an operation.</summary>
/// <param name="Code">The platform's code; null if there is none.</param>
/// <param name="Message">The message.</param>
public sealed record ReportedError(string? Code, string Message)
{
    /// <summary>Code and message.</summary>
    public override string ToString() => Code is null ? Message : $"{Code}: {Message}";

    /// <summary>Reads an entry of a list of errors; the contract allows text, or code and message.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="clean">Removes secrets and control characters from the platform's text.</param>
    internal static ReportedError Read(JsonElement entry, Func<string, string> clean)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return new ReportedError(null, clean(entry.ToString()));
        }

        var code = entry.TryGetProperty("code", out var found) ? clean(found.ToString()) : null;
        return new ReportedError(code, clean(entry.TryGetProperty("message", out var message) ? message.ToString() : entry.GetRawText()));
    }
}
