namespace GenesysArchitect.Engine.Auditing;

/// <summary>The first faulty entry of an audit log.</summary>
public sealed record GcAuditFault
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line in it, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The expected sequence number.</summary>
    public required long Sequence { get; init; }

    /// <summary>The kind of fault.</summary>
    public required AuditFaultKind Kind { get; init; }

    /// <summary>The message.</summary>
    public required string Message { get; init; }

    /// <summary>Location and message, in the format of compilers.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Message}");
}
