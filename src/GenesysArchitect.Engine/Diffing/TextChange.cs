namespace GenesysArchitect.Engine.Diffing;

/// <summary>How a text changed, on half a line: what both have in common is left out of long ones.</summary>
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

    // A few letters before the place show where it is.
    private static string From(string text, int same)
    {
        var start = same <= Context ? 0 : same - Context;
        return start == 0 ? Shortened(text) : Quoted($"…{(text.Length - start <= Longest ? text[start..] : $"{text.AsSpan(start, Longest)}…")}");
    }

    // On one line, whatever the text holds: it may stand in a log, and must not steer a terminal.
    private static string Quoted(string text) => $"\"{string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character))}\"";
}
