using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Placeholders;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>All errors found so far: reading continues after an error, so that all are reported together.</summary>
internal sealed class ErrorList
{
    private readonly HashSet<(ManifestText Text, SourceLocation Location, string Message, string? Suggestion)> _errors = [];
    private readonly HashSet<(ManifestText Text, SourceLocation Location)> _unresolved = [];

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>Adds an error, unless the value is already unknown because of another one.</summary>
    public void Add(ManifestText text, SourceLocation location, string message, string? suggestion = null)
    {
        if (!_unresolved.Contains((text, location)))
        {
            _errors.Add((text, location, message, suggestion));
        }
    }

    /// <summary>
    /// Adds an error that makes a value unknown, once per value, since it may be unknown in many environments.
    /// Without a message the error is reported elsewhere.
    /// </summary>
    public void AddUnresolved(ManifestText text, SourceLocation location, string? message, string? suggestion)
    {
        if (_unresolved.Add((text, location)) && message is not null)
        {
            _errors.Add((text, location, message, suggestion));
        }
    }

    /// <summary>The errors for the user, in the order of the files, with secrets masked.</summary>
    public IReadOnlyList<GcManifestFinding> ToFindings(SecretValues secrets) =>
    [
        .. _errors
            .OrderBy(error => error.Text.Order)
            .ThenBy(error => error.Location.Line)
            .ThenBy(error => error.Location.Column)
            .Select(error => new GcManifestFinding
            {
                File = error.Text.Path,
                Line = error.Location.Line,
                Column = error.Location.Column,
                Message = secrets.Mask(error.Message),
                SourceLine = error.Text.Line(error.Location.Line),
                Suggestion = error.Suggestion,
            }),
    ];
}
