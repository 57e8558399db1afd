namespace GenesysArchitect.Engine.Auditing;

/// <summary>The result of verifying an audit log.</summary>
public sealed record GcAuditTest
{
    /// <summary>Whether the whole log is unchanged.</summary>
    public bool IsValid => FirstBad is null;

    /// <summary>The number of valid entries before the first fault.</summary>
    public required long Entries { get; init; }

    /// <summary>The hash of the last valid entry. If it is kept elsewhere, a later verification can detect removed entries.</summary>
    public required string HeadHash { get; init; }

    /// <summary>Whether the log is signed with a key.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>The number of entries that seal an incomplete line.</summary>
    public required long Sealed { get; init; }

    /// <summary>The first fault; null if there is none.</summary>
    public GcAuditFault? FirstBad { get; init; }

    /// <summary>The verified files, oldest first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The path of the log.</summary>
    public required string Path { get; init; }
}
