using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>The result of a gcarch process.</summary>
internal sealed partial record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output, each of which must be a JSON object.</summary>
    public IReadOnlyList<JsonElement> Lines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    /// <summary>The one line of standard output.</summary>
    public JsonElement Line => Assert.Single(Lines);

    /// <summary>The lines of standard error that start an error.</summary>
    public IReadOnlyList<string> Errors => [.. Error.Split('\n').Where(line => line.StartsWith("error ", StringComparison.Ordinal)).Select(line => line.TrimEnd('\r'))];

    public string All => Output + Error;

    /// <summary>Standard output without control sequences.</summary>
    public string Shown => ControlSequences().Replace(Output, string.Empty).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex ControlSequences();
}
