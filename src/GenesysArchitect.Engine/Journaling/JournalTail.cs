using System.Text.Json;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The last line of a journal, which tells of most runs that there is nothing to go on with.</summary>
internal static class JournalTail
{
    private const int Longest = 4096;

    /// <summary>Reads it.</summary>
    /// <returns>Null where the run did not come to its end.</returns>
    public static JournalLine? Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(Longest, file.Length), SeekOrigin.End);
        var end = new byte[Longest];
        var text = end.AsSpan(0, file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false)).TrimEnd((byte)'\n');
        try
        {
            return JsonSerializer.Deserialize(text[(text.LastIndexOf((byte)'\n') + 1)..], JournalJson.Readable.JournalLine) is { Event: JournalEvents.RunSettled } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
