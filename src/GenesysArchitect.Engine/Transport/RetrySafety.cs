namespace GenesysArchitect.Engine.Transport;

/// <summary>The failures after which a call may be retried. After 429 it always may, since it was not processed.</summary>
internal enum RetrySafety
{
    /// <summary>The call starts an operation: the caller resolves a lost response, by checking what it may have started.</summary>
    Never,

    /// <summary>The call is idempotent: lost responses and 502, 503, 504, but not 500.</summary>
    WhenLost,

    /// <summary>The call reads: lost responses and every 5xx.</summary>
    Always,
}
