namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A conflict about the version of an action.</summary>
public sealed record GcVersionConflict
{
    /// <summary>The id of the action.</summary>
    public required string ActionId { get; init; }

    /// <summary>The kind of conflict.</summary>
    public required VersionConflictKind Kind { get; init; }

    /// <summary>
    /// The requests, by requester. For an unreadable range these are the requests for that range;
    /// for unsatisfiable ranges those with readable ranges.
    /// </summary>
    public required IReadOnlyList<VersionRequest> Requests { get; init; }

    /// <summary>The published versions as written by the platform, lowest first, then the unreadable ones.</summary>
    public required IReadOnlyList<string> Published { get; init; }

    /// <summary>The range or the version that cannot be read, as written; null if there is none.</summary>
    public string? Unreadable { get; init; }

    /// <summary>A description with some of the requests and versions.</summary>
    public string Message => ConflictText.Of(this);

    /// <summary>The <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
