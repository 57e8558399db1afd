namespace GenesysArchitect.Engine.Auditing;

/// <summary>Where a log has come to: the number and hash of its last entry.</summary>
internal sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static AuditHead Origin { get; } = new(0, AuditLink.Origin);
}
