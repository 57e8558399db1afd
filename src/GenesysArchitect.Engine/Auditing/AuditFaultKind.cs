namespace GenesysArchitect.Engine.Auditing;

/// <summary>What is wrong with an entry of an audit log.</summary>
public enum AuditFaultKind
{
    /// <summary>It is not as it was written.</summary>
    Changed,

    /// <summary>It, and perhaps others after it, does not exist.</summary>
    Removed,

    /// <summary>It stands in another place than it was written in.</summary>
    Reordered,

    /// <summary>The log ends before an entry that it is known to have had.</summary>
    Truncated,

    /// <summary>It is the last line, and was not written to its end. The next writer seals it off.</summary>
    Torn,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}
