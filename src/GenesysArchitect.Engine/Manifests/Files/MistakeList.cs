using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Placeholders;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>All mistakes found so far: reading goes on, so that they are told in one go.</summary>
internal sealed class MistakeList
{
    private readonly HashSet<(ManifestText Text, DocumentPlace Place, string Message, string? Suggestion)> _mistakes = [];
    private readonly HashSet<(ManifestText Text, DocumentPlace Place)> _unresolved = [];

    public bool IsEmpty => _mistakes.Count == 0;

    /// <summary>Adds a mistake. A value that is not known for another mistake has no mistakes of its own.</summary>
    public void Add(ManifestText text, DocumentPlace place, string message, string? suggestion = null)
    {
        if (!_unresolved.Contains((text, place)))
        {
            _mistakes.Add((text, place, message, suggestion));
        }
    }

    /// <summary>
    /// Adds a mistake that keeps a value from being known: the first of it, for it may be unknown in many environments.
    /// Without a message the mistake is told elsewhere.
    /// </summary>
    public void AddUnresolved(ManifestText text, DocumentPlace place, string? message, string? suggestion)
    {
        if (_unresolved.Add((text, place)) && message is not null)
        {
            _mistakes.Add((text, place, message, suggestion));
        }
    }

    /// <summary>The mistakes for the user, in the order of the files, and without secrets.</summary>
    public IReadOnlyList<ManifestFinding> ToFindings(SecretValues secrets) =>
    [
        .. _mistakes
            .OrderBy(mistake => mistake.Text.Order)
            .ThenBy(mistake => mistake.Place.Line)
            .ThenBy(mistake => mistake.Place.Column)
            .Select(mistake => new ManifestFinding
            {
                File = mistake.Text.Path,
                Line = mistake.Place.Line,
                Column = mistake.Place.Column,
                Message = secrets.Mask(mistake.Message),
                SourceLine = mistake.Text.Line(mistake.Place.Line),
                Suggestion = mistake.Suggestion,
            }),
    ];
}
