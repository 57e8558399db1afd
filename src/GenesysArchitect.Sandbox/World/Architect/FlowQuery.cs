using System.Text.RegularExpressions;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>Which flows are listed. All conditions hold; null and empty ones are none.</summary>
internal sealed record FlowQuery
{
    internal IReadOnlyCollection<string> Types { get; init; } = [];

    internal IReadOnlyCollection<string> Ids { get; init; } = [];

    internal IReadOnlyCollection<string> DivisionIds { get; init; } = [];

    /// <summary>The divisions that the caller may see; null for all.</summary>
    internal IReadOnlyCollection<string>? VisibleDivisionIds { get; init; }

    internal string? Name { get; init; }

    internal string? Description { get; init; }

    internal string? NameOrDescription { get; init; }

    internal string? PublishedVersionId { get; init; }

    internal string? EditableBy { get; init; }

    internal string? LockedBy { get; init; }

    internal string? LockedByClient { get; init; }

    internal bool WithDeleted { get; init; }

    internal bool? VirtualAgent { get; init; }

    internal DateTimeOffset? PublishedAfter { get; init; }

    internal DateTimeOffset? PublishedBefore { get; init; }

    /// <summary><c>any</c>, <c>checkedin</c> or <c>published</c>: flows that have secure actions there. No flow of the sandbox has any.</summary>
    internal string? Secure { get; init; }

    internal string SortBy { get; init; } = "id";

    internal bool Descending { get; init; }

    internal Func<Flow, bool> ToFilter()
    {
        // By ids alone: the platform ignores every other filter then.
        if (Ids.Count > 0)
        {
            var ids = Ids.ToHashSet(StringComparer.OrdinalIgnoreCase);
            return flow => ids.Contains(flow.Id) && (WithDeleted || !flow.Deleted) && IsVisible(flow);
        }

        var (name, description, either) = (Pattern(Name), Pattern(Description), Pattern(NameOrDescription));
        return flow => (WithDeleted || !flow.Deleted)
            && IsVisible(flow)
            && (Types.Count == 0 || Types.Contains(flow.Type))
            && (DivisionIds.Count == 0 || DivisionIds.Contains(flow.DivisionId))
            && (name is null || name(flow.Name))
            && (description is null || description(flow.Description))
            && (either is null || either(flow.Name) || either(flow.Description))
            && (PublishedVersionId is null || flow.Published?.Id == PublishedVersionId)
            && (EditableBy is null || flow.Lock is null || flow.Lock.Holder.Id == EditableBy)
            && (LockedBy is null || (flow.Lock is { Holder.IsClient: false } && flow.Lock.Holder.Id == LockedBy))
            && (LockedByClient is null || (flow.Lock is { Holder.IsClient: true } && flow.Lock.Holder.Id == LockedByClient))
            && Secure is null
            && (VirtualAgent is null || flow.Newest?.Content.Facts.VirtualAgent == VirtualAgent)
            && (PublishedAfter is null || flow.Published?.Published >= PublishedAfter)
            && (PublishedBefore is null || flow.Published?.Published <= PublishedBefore);
    }

    internal IEnumerable<Flow> Sort(IReadOnlyList<Flow> byId)
    {
        Func<Flow, string>? key = SortBy.ToLowerInvariant() switch
        {
            "name" => flow => flow.Name,
            "type" => flow => flow.Type,
            "description" => flow => flow.Description,
            "divisionid" or "division" => flow => flow.DivisionId,
            _ => null,
        };
        if (key is null)
        {
            return Descending ? byId.Reverse() : byId;
        }

        return Descending
            ? byId.OrderByDescending(key, StringComparer.OrdinalIgnoreCase).ThenBy(flow => flow.Id, StringComparer.Ordinal)
            : byId.OrderBy(key, StringComparer.OrdinalIgnoreCase).ThenBy(flow => flow.Id, StringComparer.Ordinal);
    }

    private bool IsVisible(Flow flow) => VisibleDivisionIds?.Contains(flow.DivisionId) != false;

    // The match is as the user interface has it: case does not count, and * matches anything. [?: no primary source]
    private static Func<string, bool>? Pattern(string? filter)
    {
        if (filter is null)
        {
            return null;
        }

        if (!filter.Contains('*', StringComparison.Ordinal))
        {
            return text => text.Equals(filter, StringComparison.OrdinalIgnoreCase);
        }

        var expression = new Regex(
            "^" + Regex.Escape(filter).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
        return expression.IsMatch;
    }
}
