using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>What a journal says of its run, on its first line.</summary>
internal sealed record JournalHeader
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string RunId { get; init; }

    public required string Tool { get; init; }

    /// <summary>The organisation's key: its address and client.</summary>
    public required string Organisation { get; init; }

    /// <summary>What the organisation is called.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>The hash of all that the manifest wishes.</summary>
    public required string ManifestHash { get; init; }

    public required IReadOnlyList<string> Paths { get; init; }

    public required LockOwner Owner { get; init; }

    public bool Atomic { get; init; }

    public bool FailFast { get; init; }

    public required IReadOnlyList<JournalStep> Steps { get; init; }
}
