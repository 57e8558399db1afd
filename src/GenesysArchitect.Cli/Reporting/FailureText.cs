using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>
/// The message of an error as lines: the summary first, then one line per finding or conflict. A message of the platform
/// never adds lines of its own.
/// </summary>
internal static class FailureText
{
    public static IReadOnlyList<string> Lines(GcException failure) =>
        [.. Split(failure).Select(Wording.Printable)];

    private static IEnumerable<string> Split(GcException failure) => failure switch
    {
        FlowInvalidException { Findings.Count: > 1 } invalid => invalid.Findings.Select(finding => finding.ToString()).Prepend(FirstLine(invalid.Message)),
        ManifestInvalidException manifest => manifest.Message.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
        FlowConflictException conflict => conflict.Conflicts.Select(merge => merge.ToString()).Prepend(FirstLine(conflict.Message)),
        _ => [failure.Message],
    };

    private static string FirstLine(string text) => text.Split('\n')[0];
}
