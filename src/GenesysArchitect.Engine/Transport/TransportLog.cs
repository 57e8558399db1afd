using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// What the transport says while it works. Operations, paths and statuses only: bodies and
/// headers are never logged, so that no secret can be.
/// </summary>
internal static partial class TransportLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} → {Status} in {Milliseconds:0} ms (correlation id {CorrelationId})")]
    public static partial void Answered(this ILogger log, HttpMethod method, ApiPath path, int status, double milliseconds, string? correlationId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} got no answer: {Reason}")]
    public static partial void Unanswered(this ILogger log, HttpMethod method, ApiPath path, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Operation}: {Reason}; sending it again in {Seconds:0.0} s (attempt {Attempt}).")]
    public static partial void Resending(this ILogger log, string operation, string reason, double seconds, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "The platform asked to hold back for {Seconds:0.0} s; every call of this connection waits.")]
    public static partial void Throttled(this ILogger log, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The platform keeps failing ({Status}); calls of this connection stop for {Seconds:0} s.")]
    public static partial void CircuitOpened(this ILogger log, string status, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation}: {What} The entry is left out.")]
    public static partial void EntryIgnored(this ILogger log, string operation, string what);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Token granted by {Endpoint}; it lives {Seconds:0} s.")]
    public static partial void TokenGranted(this ILogger log, Uri endpoint, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The token was refused; asking for a new one and sending {Operation} once more.")]
    public static partial void TokenReplaced(this ILogger log, string operation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token could not be renewed ahead of time ({Reason}); it is used until its end.")]
    public static partial void TokenRenewalFailed(this ILogger log, string reason);
}
