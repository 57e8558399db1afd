namespace GenesysArchitect.Engine.Transport;

/// <summary>How calls are sent. The defaults are what a deployment over the internet wants.</summary>
internal sealed record TransportOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Random Random { get; init; } = Random.Shared;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one attempt may take, from sending to the last byte of its answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call may take with all its attempts and waits.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a call is sent again after failures other than 429, for which only the time-out counts.</summary>
    public int Retries { get; init; } = 9;

    /// <summary>The same while no connection can be made at all: a wrong address should show within seconds.</summary>
    public int UnreachableRetries { get; init; } = 5;

    /// <summary>The same while a page for a browser is answered: that a gateway wants a sign-in should show immediately.</summary>
    public int PageRetries { get; init; } = 2;

    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The circuit opens when nine in ten of at least this many calls within its window ended in 5xx.</summary>
    public int CircuitMinimum { get; init; } = 10;

    public double CircuitRatio { get; init; } = 0.9;

    public TimeSpan CircuitWindow { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The largest body accepted, in bytes.</summary>
    public long LargestBody { get; init; } = 64L * 1024 * 1024;

    /// <summary>The deepest nesting accepted: a flow of a thousand nested blocks takes two levels each.</summary>
    public int DeepestBody { get; init; } = 4096;
}
