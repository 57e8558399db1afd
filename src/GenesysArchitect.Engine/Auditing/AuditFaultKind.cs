namespace GenesysArchitect.Engine.Auditing;

/// <summary>The kinds of faults in an audit log.</summary>
public enum AuditFaultKind
{
    /// <summary>The entry was changed.</summary>
    Changed,

    /// <summary>The entry, and perhaps others after it, is missing.</summary>
    Removed,

    /// <summary>The entry is not in its original place.</summary>
    Reordered,

    /// <summary>The log ends before an entry that it is known to have contained.</summary>
    Truncated,

    /// <summary>The last line is incomplete. The next writer seals it.</summary>
    Torn,

    /// <summary>The entry cannot be read.</summary>
    Unreadable,
}
