namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>Values by bundle and environment, where <c>*</c> means any; the most particular entry counts.</summary>
internal sealed class PairTable<T>
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Bundle, string Environment), T> _entries = [];

    internal void Set(string bundleId, string environmentId, T value)
    {
        lock (_gate)
        {
            _entries[(bundleId, environmentId)] = value;
        }
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal T? Find(string bundleId, string environmentId) => Update(bundleId, environmentId, value => value, _ => true);

    /// <summary>Finds the entry that counts among the usable ones and leaves it changed; returns what it was.</summary>
    internal T? Update(string bundleId, string environmentId, Func<T, T> change, Func<T, bool> usable)
    {
        lock (_gate)
        {
            foreach (var key in new[] { (bundleId, environmentId), (bundleId, "*"), ("*", environmentId), ("*", "*") })
            {
                if (_entries.TryGetValue(key, out var value) && usable(value))
                {
                    _entries[key] = change(value);
                    return value;
                }
            }

            return default;
        }
    }
}
