namespace GenesysArchitect.Engine.Errors;

/// <summary>Finds the known word closest to an unknown one.</summary>
public static class Suggestions
{
    private const int LongestWord = 100;

    /// <summary>The candidate that is most like a word; null when none is like it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="candidates">What may have been meant.</param>
    /// <returns>The candidate.</returns>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var (best, least) = ((string?)null, Math.Max(1, word.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            // Words are as far apart as their lengths at least.
            if (Math.Abs(candidate.Length - word.Length) < least && Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant()) is var distance && distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A message with the question whether the suggestion was meant.</summary>
    /// <param name="message">The message.</param>
    /// <param name="suggestion">The suggestion; null for none.</param>
    /// <returns>The message.</returns>
    public static string Append(string message, string? suggestion) =>
        suggestion is null ? message : $"{message.TrimEnd('.')}; did you mean '{suggestion}'?";

    // Letters left out, put in, changed, or swapped with their neighbor.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
