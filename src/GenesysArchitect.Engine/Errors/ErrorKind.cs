namespace GenesysArchitect.Engine.Errors;

/// <summary>What sort of failure an error is, so that a front end can sort it into its own categories.</summary>
public enum ErrorKind
{
    /// <summary>What was asked for is wrong in itself; nothing that changes anything was sent.</summary>
    InvalidInput,

    /// <summary>The credentials or the token were refused.</summary>
    Authentication,

    /// <summary>The OAuth client lacks a permission or scope.</summary>
    Permission,

    /// <summary>The platform knows no such thing.</summary>
    NotFound,

    /// <summary>The platform's state does not allow it.</summary>
    Conflict,

    /// <summary>A limit of the platform is reached.</summary>
    LimitReached,

    /// <summary>The platform asked to wait for longer than the call may take.</summary>
    Throttled,

    /// <summary>The platform could not be reached or answered that it cannot serve.</summary>
    Unavailable,

    /// <summary>The answer was not what the contract promises.</summary>
    Protocol,

    /// <summary>A deadline passed; the work may go on at the platform.</summary>
    Timeout,

    /// <summary>A call may or may not have started work, and the platform cannot tell.</summary>
    Ambiguous,

    /// <summary>The work failed: the platform reported so, or this machine could not do its part.</summary>
    Failed,

    /// <summary>The work failed, and undoing it failed too.</summary>
    RollbackFailed,

    /// <summary>The person at the prompt, or the absence of one, stopped it.</summary>
    Declined,
}
