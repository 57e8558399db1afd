namespace GenesysArchitect.Engine.Errors;

/// <summary>The category of an error, which a front end maps to its own categories.</summary>
public enum ErrorKind
{
    /// <summary>The input is invalid; no change was sent.</summary>
    InvalidInput,

    /// <summary>The credentials or the token were rejected.</summary>
    Authentication,

    /// <summary>The OAuth client lacks a permission or scope.</summary>
    Permission,

    /// <summary>The resource does not exist.</summary>
    NotFound,

    /// <summary>The platform's state does not allow the operation.</summary>
    Conflict,

    /// <summary>A limit of the platform is reached.</summary>
    LimitReached,

    /// <summary>The platform requires waiting longer than the timeout of the call.</summary>
    Throttled,

    /// <summary>The platform could not be reached or is unavailable.</summary>
    Unavailable,

    /// <summary>The response does not match the API contract.</summary>
    Protocol,

    /// <summary>A deadline passed; the operation may continue at the platform.</summary>
    Timeout,

    /// <summary>It is unknown whether a call has started an operation.</summary>
    Ambiguous,

    /// <summary>The operation failed: reported by the platform, or locally.</summary>
    Failed,

    /// <summary>The operation failed, and the rollback failed too.</summary>
    RollbackFailed,

    /// <summary>The user declined, or the session is not interactive.</summary>
    Declined,
}
