namespace GenesysArchitect.Engine.Transport;

/// <summary>The rate limit headers of a response, for the token's window.</summary>
/// <param name="Count">Calls counted in the window so far (<c>inin-ratelimit-count</c>).</param>
/// <param name="Allowed">Calls allowed in the window (<c>inin-ratelimit-allowed</c>).</param>
/// <param name="Reset">The time until the window resets (<c>inin-ratelimit-reset</c>).</param>
internal readonly record struct RateLimitReading(int Count, int Allowed, TimeSpan Reset);
