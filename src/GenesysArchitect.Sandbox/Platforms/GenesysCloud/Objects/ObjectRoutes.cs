namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>Where a kind of objects is, who may do what with them, and what they have besides id and name.</summary>
internal sealed record ObjectRoutes(string Kind, string Path)
{
    /// <summary>The entity of the permissions, as in <c>routing:queue</c>; null when reading needs none.</summary>
    internal string? Entity { get; init; }

    /// <summary>Other permissions that do for adding.</summary>
    internal IReadOnlyList<string> AddPermissions { get; init; } = [];

    internal IReadOnlyList<string> DeletePermissions { get; init; } = [];

    /// <summary>The properties of the kind besides those that all have.</summary>
    internal IReadOnlyList<string> Properties { get; init; } = [];

    internal bool HasState { get; init; }

    /// <summary>Whether the version is a number that a PUT has to repeat.</summary>
    internal bool IsLocked { get; init; }

    /// <summary>Whether the version is a text.</summary>
    internal bool HasTextVersion { get; init; }

    internal bool HasDates { get; init; }

    internal bool HasModified { get; init; }

    internal bool CanAdd { get; init; }

    internal bool CanEdit { get; init; }

    /// <summary>The status of a deletion; null when there is none.</summary>
    internal int? DeleteStatus { get; init; }

    /// <summary>Whether there is a list for clients that may only search.</summary>
    internal bool HasDivisionViews { get; init; }

    /// <summary>Whether the list has addresses alone and no numbers of pages.</summary>
    internal bool IsUnnumbered { get; init; }
}
