using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Requests;

/// <summary>One request as the sandbox met it, and what became of it.</summary>
public sealed record RequestRecord
{
    /// <summary>The order of arrival, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it arrived, by the clock of the sandbox.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When it arrived, as <see cref="TimeProvider.GetTimestamp"/> of the sandbox's clock.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its question mark, or an empty text; secrets redacted.</summary>
    public required string Query { get; init; }

    /// <summary>A short stable hash of the bearer token, or null when there was none.</summary>
    public string? TokenId { get; init; }

    /// <summary>The client the token was granted to, or null when the token is unknown.</summary>
    public string? ClientId { get; init; }

    /// <summary>The body as text, at most 65,536 characters of it, secrets redacted; null when there was none.</summary>
    public string? Body { get; init; }

    /// <summary>The status that was answered; null while it is being worked on, and when no answer was sent.</summary>
    public int? Status { get; init; }

    /// <summary>The fault that was injected, <see cref="Fault.None"/> for none.</summary>
    public Fault Fault { get; init; }

    /// <summary>Whether the call took effect: it ran and made a 2xx, even when that answer was then lost.</summary>
    public bool Acted { get; init; }

    /// <summary>The status the call itself came to, even when that answer was then lost; null when it never ran.</summary>
    public int? OutcomeStatus { get; init; }

    /// <summary>The Retry-After that was answered, as sent.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The moment before which the answered Retry-After asks for no further call.</summary>
    public DateTimeOffset? RetryNotBefore { get; init; }

    /// <summary>The correlation id of the answer.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the answer was ready to be sent or the connection was cut; null while it is being worked on.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}
