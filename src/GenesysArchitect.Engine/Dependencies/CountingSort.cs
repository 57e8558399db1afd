namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Puts things in the order of a small number that each has, in a time that grows with their count alone.</summary>
internal static class CountingSort
{
    /// <summary>The things by their number; those of one number stay as they were among themselves.</summary>
    /// <param name="things">The things.</param>
    /// <param name="count">One more than the largest number.</param>
    /// <param name="numberOf">The number of a thing, from 0.</param>
    /// <param name="starts">Where those of each number begin; one entry more than there are numbers.</param>
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

    /// <summary>Where those of each number begin, once the things are in order.</summary>
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
