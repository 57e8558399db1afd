using System.IO.Enumeration;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Selects entries of an audit log that match every condition. In words, * and ? are wildcards, and case is ignored.</summary>
public sealed record AuditFilter
{
    /// <summary>Only entries after this time; null for all.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only entries of these resources, by kind and name or by name; empty for all.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Only entries with one of these statuses; empty for all.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only entries with one of these events; empty for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether an entry matches.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>True if it matches.</returns>
    public bool Takes(GcAuditEntry entry) =>
        (After is not { } after || entry.Time > after)
        && (Fits(Resources, entry.Resource) || Fits(Resources, entry.ResourceName))
        && Fits(Statuses, entry.Status)
        && ResourceDefinitions.Default.NamesOf(entry.Event).Any(name => Fits(Events, name));

    private static bool Fits(IReadOnlyList<string> patterns, string? word) =>
        patterns.Count == 0 || (word is not null && patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, word)));
}
