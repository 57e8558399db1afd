using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Manifests have mistakes: all of them are told at once.</summary>
public sealed class ManifestInvalidException : GcException
{
    // A file that is no manifest at all can be wrong in every line.
    private const int MaxReported = 100;

    internal ManifestInvalidException(IReadOnlyList<GcManifestFinding> findings)
        : base(ErrorIds.ManifestInvalid, ErrorKind.InvalidInput, Text(findings))
    {
        Findings = findings;
        Target = findings[0].File;
        Remedies = [new($"Correct {(findings.Count == 1 ? "it" : "them")} there. Nothing was sent.")];
    }

    /// <summary>The mistakes, in the order of the files.</summary>
    public IReadOnlyList<GcManifestFinding> Findings { get; }

    private static string Text(IReadOnlyList<GcManifestFinding> findings)
    {
        var lines = findings.Take(MaxReported).SelectMany(finding => finding.SourceExcerpt().Prepend(finding.ToString()));
        var more = findings.Count > MaxReported ? [$"… and {findings.Count - MaxReported} more"] : Array.Empty<string>();
        string[] title = findings.Count == 1 ? [] : [$"The manifests have {findings.Count} mistakes:"];
        return string.Join(Environment.NewLine, title.Concat(lines).Concat(more));
    }
}
