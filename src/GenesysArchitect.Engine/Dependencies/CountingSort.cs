namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Sorts items by a small number, in linear time.</summary>
internal static class CountingSort
{
    /// <summary>The sorted items; the sort is stable.</summary>
    /// <param name="things">The items.</param>
    /// <param name="count">One more than the largest number.</param>
    /// <param name="numberOf">The number of an item, from 0.</param>
    /// <param name="starts">The start of each number; one entry more than there are numbers.</param>
    public static T[] By<T>(ReadOnlySpan<T> things, int count, Func<T, int> numberOf, out int[] starts)
    {
        starts = Starts(things, count, numberOf);
        var next = starts.AsSpan(0, count).ToArray();
        var sorted = new T[things.Length];
        foreach (var thing in things)
        {
            sorted[next[numberOf(thing)]++] = thing;
        }

        return sorted;
    }

    /// <summary>The start of each number in the sorted items.</summary>
    public static int[] Starts<T>(ReadOnlySpan<T> things, int count, Func<T, int> numberOf)
    {
        var starts = new int[count + 1];
        foreach (var thing in things)
        {
            starts[numberOf(thing) + 1]++;
        }

        for (var number = 0; number < count; number++)
        {
            starts[number + 1] += starts[number];
        }

        return starts;
    }
}
