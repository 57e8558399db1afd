using System.Text.Json;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The last line of a journal, which for most runs is sufficient to see that there is nothing to resume.</summary>
internal static class JournalTail
{
    private const int Longest = 4096;

    /// <summary>Reads the line.</summary>
    /// <returns>Null if the run did not end, or the journal cannot be read: reading all of it reports why.</returns>
    public static async Task<JournalLine?> ReadAsync(StateStore store, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var log = await store.ReadLogAsync(name, cancellationToken);
            return log is not null && await log.ReadTailAsync(Longest, cancellationToken) is { LastLine: { } last, Torn.IsEmpty: true } ? Settled(last.Span) : null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private static JournalLine? Settled(ReadOnlySpan<byte> last)
    {
        try
        {
            return JsonSerializer.Deserialize(last, JournalJson.Readable.JournalLine) is { Event: JournalEvents.RunSettled } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
