namespace GenesysArchitect.Engine.Auditing;

/// <summary>Whether an audit log is as it was written.</summary>
public sealed record GcAuditTest
{
    /// <summary>Whether all of it is.</summary>
    public bool IsValid => FirstBad is null;

    /// <summary>How many entries were found in order, up to the first with which something is wrong.</summary>
    public required long Entries { get; init; }

    /// <summary>The hash of the last of them. Kept elsewhere, it shows later that nothing was taken away.</summary>
    public required string HeadHash { get; init; }

    /// <summary>Whether the log is signed with a key.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>How many of the entries seal off what a writer that died had left.</summary>
    public required long Sealed { get; init; }

    /// <summary>The first entry with which something is wrong; null if all is well.</summary>
    public GcAuditFault? FirstBad { get; init; }

    /// <summary>The files that were looked at, the oldest first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The log.</summary>
    public required string Path { get; init; }
}
