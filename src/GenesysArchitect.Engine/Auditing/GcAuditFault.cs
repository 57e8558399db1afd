namespace GenesysArchitect.Engine.Auditing;

/// <summary>The first entry of an audit log with which something is wrong.</summary>
public sealed record GcAuditFault
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line in it, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The number of the entry, as it should be.</summary>
    public required long Sequence { get; init; }

    /// <summary>What is wrong.</summary>
    public required AuditFaultKind Kind { get; init; }

    /// <summary>What there is to say about it.</summary>
    public required string Message { get; init; }

    /// <summary>Place and message, as compilers tell theirs.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Message}");
}
