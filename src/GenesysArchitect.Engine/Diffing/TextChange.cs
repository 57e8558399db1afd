namespace GenesysArchitect.Engine.Diffing;

/// <summary>A summary of a text change: the common parts of long texts are omitted.</summary>
internal static class TextChange
{
    private const int Longest = 44;
    private const int Context = 10;

    public static string Of(string before, string after)
    {
        var same = before.Length > Longest || after.Length > Longest ? before.AsSpan().CommonPrefixLength(after) : 0;
        return $"{From(before, same)} → {From(after, same)}";
    }

    public static string Shortened(string text) => Quoted(text.Length <= Longest ? text : $"{text[..Longest]}…");

    // A few preceding characters show the position.
    private static string From(string text, int same)
    {
        var start = same <= Context ? 0 : same - Context;
        return start == 0 ? Shortened(text) : Quoted($"…{(text.Length - start <= Longest ? text[start..] : $"{text.AsSpan(start, Longest)}…")}");
    }

    // On one line without control characters, since it may be logged.
    private static string Quoted(string text) => $"\"{string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character))}\"";
}
