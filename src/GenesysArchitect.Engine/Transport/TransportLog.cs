using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The log messages of the transport. Operations, paths and statuses only: bodies and
/// headers are never logged, to keep secrets out of logs.
/// </summary>
internal static partial class TransportLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} → {Status} in {Milliseconds:0} ms (correlation id {CorrelationId})")]
    public static partial void Answered(this ILogger log, HttpMethod method, ApiPath path, int status, double milliseconds, string? correlationId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} got no response: {Reason}")]
    public static partial void Unanswered(this ILogger log, HttpMethod method, ApiPath path, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Operation}: {Reason}; sending it again in {Seconds:0.0} s (attempt {Attempt}).")]
    public static partial void Retrying(this ILogger log, string operation, string reason, double seconds, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "The platform's rate limit requires waiting for {Seconds:0.0} s; all calls of this connection wait.")]
    public static partial void Throttled(this ILogger log, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The platform keeps failing ({Status}); calls of this connection are suspended for {Seconds:0} s.")]
    public static partial void CircuitOpened(this ILogger log, string status, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation}: {What} The entry is left out.")]
    public static partial void EntryIgnored(this ILogger log, string operation, string what);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Token granted by {Endpoint}; it lives {Seconds:0} s.")]
    public static partial void TokenGranted(this ILogger log, Uri endpoint, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The token was rejected; requesting a new one and retrying {Operation} once.")]
    public static partial void TokenReplaced(this ILogger log, string operation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token could not be renewed early ({Reason}); it is used until it expires.")]
    public static partial void TokenRenewalFailed(this ILogger log, string reason);
}
