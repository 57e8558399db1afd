using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>
/// Texts as they are shown here. What the platform or a file says goes to a terminal, which must not
/// be steered by it; what the engine says names PowerShell's parameters, which have other names here.
/// </summary>
internal static partial class Wording
{
    private static readonly string[] Flags =
    [
        "abandon", "allow-insecure", "api", "backup-path", "conflict-policy", "conflict-resolution", "create-if-missing", "fallback", "id", "max-retries", "no-queue", "no-rollback",
        "override-validation", "overwrite", "redeploy", "region", "require-rollback", "resume", "schema-version", "selector", "slot-timeout", "throttle-limit", "timeout", "token-style", "update", "webhook-uri",
    ];

    private static readonly Dictionary<string, string> FlagByParameter = Flags.Select(flag => (Parameter: flag.Replace("-", string.Empty, StringComparison.Ordinal), Flag: flag))
        .Append((Parameter: "PreviousVersionId", Flag: "previous"))
        .ToDictionary(name => name.Parameter, name => $"--{name.Flag}", StringComparer.OrdinalIgnoreCase);

    /// <summary>A text on one line, without what steers a terminal or turns the reading order round.</summary>
    public static string Printable(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Any(Steers))
        {
            return text ?? string.Empty;
        }

        var printable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            printable.Append(Steers(character) ? ' ' : character);
        }

        return printable.ToString();
    }

    /// <summary>A number of things, such as "1 file" or "2 files".</summary>
    public static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>The reasons for an impact. They name all that is taken away, which can be more than anybody reads.</summary>
    public static string Reasons(IEnumerable<string> reasons)
    {
        const int most = 200;
        var text = Printable(string.Join("; ", reasons));
        return text.Length <= most ? text : $"{text.AsSpan(0, most)}…";
    }

    /// <summary>What the engine says, with the flags of this program.</summary>
    public static string OfEngine(string? text) => Parameter().Replace(Printable(text), OfProgram);

    private static string OfProgram(Match found)
    {
        if (found.Groups["own"] is { Success: true, Value: var own })
        {
            return found.Value.StartsWith('(') ? $"(gcarch {own})" : $"gcarch {own}";
        }

        return FlagByParameter.GetValueOrDefault(found.Groups["name"].Value, found.Value);
    }

    private static bool Steers(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Some remedies name the flag already, in brackets behind the parameter; and where a cmdlet has a verb here, the verb.
    [GeneratedRegex(@"(?<![\w-])-(?<name>[A-Z][A-Za-z]+)\b(?: \(gcarch: --[a-z-]+\))?|\b[A-Z][a-z]+-Gc[A-Za-z]+ -[A-Z][A-Za-z]+ \(gcarch: (?<own>[^()]+)\)|\([^()]+; gcarch: (?<own>[^()]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
