using System.IO.Enumeration;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Which entries of an audit log are wanted: those that every condition holds for. In words * and ? stand for any characters, and case is no matter.</summary>
public sealed record AuditFilter
{
    /// <summary>Only entries after this moment; null for all.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only those of these resources, by kind and name or by the name alone; empty for all.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Only those that have one of these statuses; empty for all.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only those of these events; empty for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether an entry is wanted.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>True when it is.</returns>
    public bool Takes(GcAuditEntry entry) =>
        (After is not { } after || entry.Time > after)
        && (Fits(Resources, entry.Resource) || Fits(Resources, entry.ResourceName))
        && Fits(Statuses, entry.Status)
        && ResourceDefinitions.Default.NamesOf(entry.Event).Any(name => Fits(Events, name));

    private static bool Fits(IReadOnlyList<string> patterns, string? word) =>
        patterns.Count == 0 || (word is not null && patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, word)));
}
