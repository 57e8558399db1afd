using System.Text.Json;

namespace GenesysArchitect.Engine.Errors;

/// <summary>An error that the platform reports of work that it was given.</summary>
/// <param name="Code">The platform's code; null when it gave none.</param>
/// <param name="Message">What it says.</param>
public sealed record ReportedError(string? Code, string Message)
{
    /// <summary>Code and message.</summary>
    public override string ToString() => Code is null ? Message : $"{Code}: {Message}";

    /// <summary>Reads an entry of a list of errors; the contract leaves open whether it is text, or code and message.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="clean">Takes secrets and control characters out of what the platform says.</param>
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
