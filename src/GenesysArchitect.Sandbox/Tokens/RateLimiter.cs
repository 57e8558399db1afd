namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>A fixed window of requests for each token; a window opens with its first request.</summary>
internal sealed class RateLimiter(int allowed, TimeSpan window, TimeProvider time)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Opened, int Count)> _windows = [];
    private int _refusals;

    internal int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Counts one request. A refused one is not counted.</summary>
    internal RateCharge Charge(string tokenId)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var (opened, count) = _windows.GetValueOrDefault(tokenId, (now, 0));
            if (now - opened >= window)
            {
                (opened, count) = (now, 0);
            }

            var admitted = count < allowed;
            _windows[tokenId] = (opened, admitted ? ++count : count);
            if (!admitted)
            {
                Interlocked.Increment(ref _refusals);
            }

            // Whole seconds, rounded up: waiting them out always lands in the next window.
            return new RateCharge(admitted, count, allowed, Math.Max(1, (int)Math.Ceiling((opened + window - now).TotalSeconds)));
        }
    }

    internal void Reset()
    {
        lock (_gate)
        {
            _windows.Clear();
            _refusals = 0;
        }
    }
}
