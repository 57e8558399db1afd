namespace GenesysArchitect.Sandbox.World;

/// <summary>Why the organization does not do what it was asked to. How a platform reports it is the platform's matter.</summary>
internal enum RefusalReason
{
    /// <summary>What was asked cannot be understood or is out of its range.</summary>
    Invalid,

    /// <summary>A document breaks rules of its own, field by field.</summary>
    InvalidFields,

    /// <summary>The caller lacks a permission.</summary>
    NotPermitted,

    /// <summary>The object does not exist.</summary>
    Missing,

    /// <summary>The object is of a kind, or in a state, for which this is never possible.</summary>
    NotAllowed,

    /// <summary>The state of the object does not allow it now.</summary>
    Conflict,

    /// <summary>The object existed and was deleted.</summary>
    Deleted,
}
