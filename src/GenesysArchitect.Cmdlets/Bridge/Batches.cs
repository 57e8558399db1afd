namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Divides items into batches that change each resource at most once, so that several changes to one resource are made in order.</summary>
internal static class Batches
{
    /// <summary>Divides items into batches.</summary>
    /// <typeparam name="T">The item.</typeparam>
    /// <typeparam name="TKey">What identifies the resource that an item changes.</typeparam>
    /// <param name="items">The items, in their order.</param>
    /// <param name="keyOf">Returns the key of the resource that an item changes.</param>
    public static IEnumerable<List<T>> Of<T, TKey>(IEnumerable<T> items, Func<T, TKey> keyOf)
    {
        var batch = new List<T>();
        var keys = new HashSet<TKey>();
        foreach (var item in items)
        {
            if (!keys.Add(keyOf(item)))
            {
                yield return batch;
                batch = [];
                keys = [keyOf(item)];
            }

            batch.Add(item);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
