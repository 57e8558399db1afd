namespace GenesysArchitect.Engine.Errors;

/// <summary>
/// An error for the user: what failed, on which resource, the platform's message,
/// and the remedies.
/// </summary>
public class GcException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="errorId">The stable id, one of <see cref="ErrorIds"/>.</param>
    /// <param name="kind">The category.</param>
    /// <param name="message">What failed, on which resource, and the platform's message.</param>
    /// <param name="cause">The inner exception, if any.</param>
    public GcException(string errorId, ErrorKind kind, string message, Exception? cause = null)
        : base(message, cause)
    {
        ErrorId = errorId;
        Kind = kind;
    }

    /// <summary>The stable id of the error, such as <c>Gc.Bundle.LimitReached</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The category.</summary>
    public ErrorKind Kind { get; }

    /// <summary>Whether the error concerns the connection as a whole, so that other calls would fail too.</summary>
    public bool ConcernsConnection =>
        ErrorId.StartsWith("Gc.Connection.", StringComparison.Ordinal)
        || ErrorId.StartsWith("Gc.Auth.", StringComparison.Ordinal)
        || ErrorId == ErrorIds.Unreachable;

    /// <summary>The remedies, which a front end renders in its own words.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>The id of the resource, if known.</summary>
    public string? Target { get; init; }

    /// <summary>The HTTP status of the response, if any.</summary>
    public int? Status { get; init; }

    /// <summary>The platform's own error code, such as <c>deployment.limit</c>.</summary>
    public string? PlatformCode { get; init; }

    /// <summary>The platform's correlation id, for Genesys support.</summary>
    public string? CorrelationId { get; init; }
}
