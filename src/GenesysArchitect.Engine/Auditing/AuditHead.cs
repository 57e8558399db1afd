namespace GenesysArchitect.Engine.Auditing;

/// <summary>The head of a log: the sequence number and hash of its last entry.</summary>
internal sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>The head of an empty log.</summary>
    public static AuditHead Origin { get; } = new(0, AuditLink.Origin);
}
