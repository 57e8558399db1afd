namespace GenesysArchitect.Engine.Errors;

/// <summary>
/// An error made for the person who has to act on it: what failed, on which thing, what the
/// platform said, and what to do.
/// </summary>
public class GcException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="errorId">The stable id, one of <see cref="ErrorIds"/>.</param>
    /// <param name="kind">What sort of failure it is.</param>
    /// <param name="message">What failed, on which thing, and what the platform said.</param>
    /// <param name="cause">What the failure came from, if anything threw.</param>
    public GcException(string errorId, ErrorKind kind, string message, Exception? cause = null)
        : base(message, cause)
    {
        ErrorId = errorId;
        Kind = kind;
    }

    /// <summary>The stable id of the error, such as <c>Gc.Bundle.LimitReached</c>.</summary>
    public string ErrorId { get; }

    /// <summary>What sort of failure it is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>Whether it is about the connection as a whole, so that nothing else over it can fare better.</summary>
    public bool ConcernsConnection =>
        ErrorId.StartsWith("Gc.Connection.", StringComparison.Ordinal)
        || ErrorId.StartsWith("Gc.Auth.", StringComparison.Ordinal)
        || ErrorId == ErrorIds.Unreachable;

    /// <summary>What can be done about it. A front end renders it in its own words.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>The id of the thing that failed, where there is one.</summary>
    public string? Target { get; init; }

    /// <summary>The status the platform answered with, where it answered.</summary>
    public int? Status { get; init; }

    /// <summary>The platform's own error code, such as <c>deployment.limit</c>.</summary>
    public string? PlatformCode { get; init; }

    /// <summary>The platform's correlation id, for its support.</summary>
    public string? CorrelationId { get; init; }
}
