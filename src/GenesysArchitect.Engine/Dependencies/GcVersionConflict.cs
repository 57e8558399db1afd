namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Something that stands in the way of a version of an action.</summary>
public sealed record GcVersionConflict
{
    /// <summary>The action.</summary>
    public required string ActionId { get; init; }

    /// <summary>What stands in the way.</summary>
    public required VersionConflictKind Kind { get; init; }

    /// <summary>
    /// Who asks for which range, by asker. About a range that cannot be read it is those who ask for that range;
    /// about ranges that nothing satisfies it is those whose ranges can be read.
    /// </summary>
    public required IReadOnlyList<VersionRequest> Requests { get; init; }

    /// <summary>The published versions as the platform writes them, lowest first, then those that cannot be read.</summary>
    public required IReadOnlyList<string> Published { get; init; }

    /// <summary>The range or the version that cannot be read, as it is written; null if there is none.</summary>
    public string? Unreadable { get; init; }

    /// <summary>What is wrong, in a sentence, with as many askers and versions as can be taken in.</summary>
    public string Message => ConflictText.Of(this);

    /// <summary>The <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
