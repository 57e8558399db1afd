namespace GenesysArchitect.Engine.Transport;

/// <summary>The options of the transport. The defaults suit deployments over the internet.</summary>
internal sealed record TransportOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Random Random { get; init; } = Random.Shared;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The timeout of one attempt, from sending to the last byte of its response.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The timeout of a call with all its attempts and waits.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a call is retried after failures other than 429, for which only the timeout applies.</summary>
    public int Retries { get; init; } = 9;

    /// <summary>The same if no connection can be made: a wrong address should be reported within seconds.</summary>
    public int UnreachableRetries { get; init; } = 5;

    /// <summary>The same while a page for a browser is answered: that a gateway wants a sign-in should show immediately.</summary>
    public int PageRetries { get; init; } = 2;

    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The circuit opens if nine in ten of at least this many calls within its window ended in 5xx.</summary>
    public int CircuitMinimum { get; init; } = 10;

    public double CircuitRatio { get; init; } = 0.9;

    public TimeSpan CircuitWindow { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The maximum size of a body, in bytes.</summary>
    public long MaxBodySize { get; init; } = 64L * 1024 * 1024;

    /// <summary>The maximum nesting: a flow of a thousand nested blocks uses two levels each.</summary>
    public int MaxBodyDepth { get; init; } = 4096;
}
