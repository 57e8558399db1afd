namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Describes a conflict in a sentence. The conflict has all requests and versions, the sentence only some.</summary>
internal static class ConflictText
{
    private const int MaxNamed = 10;

    /// <summary>The description of a conflict.</summary>
    public static string Of(GcVersionConflict conflict) => conflict.Kind switch
    {
        VersionConflictKind.Unsatisfied => $"No published version of action {conflict.ActionId} satisfies every range: {Requests(conflict)}. {Published(conflict)}.",
        VersionConflictKind.OnlyPrereleases => $"Only prereleases of action {conflict.ActionId} satisfy every range, but no range allows prereleases: {Requests(conflict)}. {Published(conflict)}.",
        VersionConflictKind.NothingPublished => $"Action {conflict.ActionId} has no published version{(conflict.Published.Count > 0 ? " that can be read" : string.Empty)}: {Requests(conflict)}.",
        VersionConflictKind.UnreadableRange => $"No version of action {conflict.ActionId} can satisfy the range '{conflict.Unreadable}', required by {Requesters(conflict.Requests)}: ranges are written [2.1, 2.3], (1.0, 2.0), [1.0, ) or [2.1]. {Published(conflict)}.",
        _ => $"The published version '{conflict.Unreadable}' of action {conflict.ActionId} is not a valid version and is ignored.",
    };

    private static string Requests(GcVersionConflict conflict) =>
        Listed([.. conflict.Requests.GroupBy(request => request.Range).Select(range => $"{range.Key ?? "any version"} required by {Requesters(range)}")], "; ");

    private static string Requesters(IEnumerable<VersionRequest> requests) => Listed([.. requests.Select(request => request.RequestedBy.ToString()).Distinct()], ", ");

    private static string Published(GcVersionConflict conflict) =>
        conflict.Published.Count == 0 ? "Nothing is published" : $"Published: {Listed(conflict.Published, ", ")}";

    private static string Listed(IReadOnlyList<string> things, string separator) => things.Count <= MaxNamed
        ? string.Join(separator, things)
        : $"{string.Join(separator, things.Take(MaxNamed))}{separator}and {things.Count - MaxNamed} more";
}
