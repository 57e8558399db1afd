namespace GenesysArchitect.Sandbox.Requests;

/// <summary>Every request but those to the controls, in the order of arrival. Safe to read while requests arrive.</summary>
public sealed class RequestLog
{
    private readonly object _gate = new();
    private readonly SortedDictionary<long, RequestRecord> _records = [];
    private readonly int _capacity;
    private long _sequence;
    private int _inFlight;
    private int _maxInFlight;

    internal RequestLog(int capacity) => _capacity = capacity;

    /// <summary>Raised when a request has been answered or cut, before the caller can have seen it; from any thread.</summary>
    public event Action<RequestRecord>? Answered;

    /// <summary>How many requests are held.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _records.Count;
            }
        }
    }

    /// <summary>The most requests that were ever being worked on at one time.</summary>
    public int MaxInFlight
    {
        get
        {
            lock (_gate)
            {
                return _maxInFlight;
            }
        }
    }

    /// <summary>The requests held, oldest first. A record is complete before its answer can reach the caller.</summary>
    /// <returns>A copy that later requests do not change.</returns>
    public IReadOnlyList<RequestRecord> ToList()
    {
        lock (_gate)
        {
            return [.. _records.Values];
        }
    }

    /// <summary>The requests of a method to the paths that a pattern matches, oldest first.</summary>
    /// <param name="method">The method, or <c>*</c> for any.</param>
    /// <param name="path">A path pattern: <c>*</c> is one segment or a part of it, <c>**</c> is anything.</param>
    /// <returns>A copy that later requests do not change.</returns>
    public IReadOnlyList<RequestRecord> Of(string method, string path)
    {
        var pattern = new RequestPattern(method, path);
        return [.. ToList().Where(record => pattern.Matches(record.Method, record.Path))];
    }

    /// <summary>Forgets all requests. The sequence goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _records.Clear();
            _maxInFlight = _inFlight;
        }
    }

    internal RequestRecord Arrive(Func<long, RequestRecord> record)
    {
        lock (_gate)
        {
            var arrived = record(++_sequence);
            _records.Add(arrived.Sequence, arrived);
            if (_records.Count > _capacity)
            {
                _records.Remove(_records.First().Key);
            }

            _maxInFlight = Math.Max(_maxInFlight, ++_inFlight);
            return arrived;
        }
    }

    internal void Complete(RequestRecord record)
    {
        lock (_gate)
        {
            _inFlight--;

            // A log that was cleared in the meantime stays clear.
            if (_records.ContainsKey(record.Sequence))
            {
                _records[record.Sequence] = record;
            }
        }

        Answered?.Invoke(record);
    }
}
