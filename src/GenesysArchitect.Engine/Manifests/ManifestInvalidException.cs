using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>The manifests are invalid; all errors are reported together.</summary>
public sealed class ManifestInvalidException : GcException
{
    // A file that is not a manifest may have an error in every line.
    private const int MaxReported = 100;

    internal ManifestInvalidException(IReadOnlyList<GcManifestFinding> findings)
        : base(ErrorIds.ManifestInvalid, ErrorKind.InvalidInput, Text(findings))
    {
        Findings = findings;
        Target = findings[0].File;
        Remedies = [new($"Correct the {(findings.Count == 1 ? "error" : "errors")} at the {(findings.Count == 1 ? "location" : "locations")} shown. Nothing was sent.")];
    }

    /// <summary>The errors, in the order of the files.</summary>
    public IReadOnlyList<GcManifestFinding> Findings { get; }

    private static string Text(IReadOnlyList<GcManifestFinding> findings)
    {
        var lines = findings.Take(MaxReported).SelectMany(finding => finding.SourceExcerpt().Prepend(finding.ToString()));
        var more = findings.Count > MaxReported ? [$"… and {findings.Count - MaxReported} more"] : Array.Empty<string>();
        string[] title = findings.Count == 1 ? [] : [$"The manifests have {findings.Count} errors:"];
        return string.Join(Environment.NewLine, title.Concat(lines).Concat(more));
    }
}
