namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Rounds in which each thing is there once: what is wished of one thing twice is wished in that order.</summary>
internal static class Rounds
{
    /// <summary>Divides wishes into rounds.</summary>
    /// <typeparam name="T">The wish.</typeparam>
    /// <typeparam name="TKey">What tells the things apart.</typeparam>
    /// <param name="wishes">The wishes, in their order.</param>
    /// <param name="keyOf">Which thing a wish is of.</param>
    public static IEnumerable<List<T>> Of<T, TKey>(IEnumerable<T> wishes, Func<T, TKey> keyOf)
    {
        var round = new List<T>();
        var met = new HashSet<TKey>();
        foreach (var wish in wishes)
        {
            if (!met.Add(keyOf(wish)))
            {
                yield return round;
                round = [];
                met = [keyOf(wish)];
            }

            round.Add(wish);
        }

        if (round.Count > 0)
        {
            yield return round;
        }
    }
}
