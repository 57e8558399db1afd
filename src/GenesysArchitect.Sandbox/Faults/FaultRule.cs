namespace GenesysArchitect.Sandbox.Faults;

/// <summary>Which requests meet which fault. All conditions must hold.</summary>
public sealed record FaultRule
{
    /// <summary>The method, or <c>*</c> (default) for any.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The path: <c>*</c> is one segment or a part of it, <c>**</c> (default) is anything.</summary>
    public string Path { get; init; } = "**";

    /// <summary>What goes wrong.</summary>
    public required Fault Fault { get; init; }

    /// <summary>The matching request it begins with, from 1; default 1.</summary>
    public int? Nth { get; init; }

    /// <summary>How often it happens at most; default once when <see cref="Nth"/> is given, else every time.</summary>
    public int? Times { get; init; }

    /// <summary>How likely it is for each matching request, from 0 to 1; default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Makes the draws of <see cref="Probability"/>: the same seed, the same draws.</summary>
    public int Seed { get; init; }

    /// <summary>How long to wait first, before anything else happens unless <see cref="ActFirst"/> is set; default no time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status of the faults that answer with one, from 200 to 599; each has its own default.</summary>
    public int? Status { get; init; }

    /// <summary>What a throttled caller is asked to wait; default one second. Sent in whole seconds, rounded up.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where a redirect points; default the path <c>/redirected</c> of the sandbox.</summary>
    public string? Location { get; init; }

    /// <summary>The size of an oversized body; default 64 MiB.</summary>
    public long BodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Lets the call take effect before the delay, and before an error, a page, a throttle or a redirect is answered
    /// in its place: what a caller meets whose patience ends before the platform's work does.
    /// </summary>
    public bool ActFirst { get; init; }

    /// <summary>
    /// Whether a cut connection is closed in good order (FIN) rather than reset (RST, default). An HTTP client takes an
    /// orderly close of a connection it used before for an idle one that ran out, and may send a request that has no
    /// body a second time by itself, whatever its method.
    /// </summary>
    public bool ClosesInOrder { get; init; }

    internal void Check()
    {
        Require(Nth is null or >= 1, "nth counts from 1");
        Require(Times is null or >= 0, "times is not negative");
        Require(Probability is >= 0 and <= 1, "a probability is from 0 to 1");
        Require(Status is null or (>= 200 and <= 599), "a status is from 200 to 599");
        Require(Delay >= TimeSpan.Zero && Delay.TotalDays < 1, "a delay is from nothing to a day");
        Require(RetryAfter >= TimeSpan.Zero && RetryAfter.TotalDays < 1, "retryAfter is from nothing to a day");
        Require(BodyBytes >= 0, "bodyBytes is not negative");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"The fault rule does not hold together: {rule}.");
        }
    }
}
