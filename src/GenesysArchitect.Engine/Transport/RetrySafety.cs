namespace GenesysArchitect.Engine.Transport;

/// <summary>Which failures of a call may be answered by sending it again. 429 always may: it was not acted on.</summary>
internal enum RetrySafety
{
    /// <summary>It starts work: a lost answer is for the caller to settle, by looking for what it may have started.</summary>
    Never,

    /// <summary>Sending it twice is the same as once: lost answers and 502, 503, 504, but not 500.</summary>
    WhenLost,

    /// <summary>It reads: lost answers and every 5xx.</summary>
    Always,
}
