using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A journal that was read.</summary>
internal sealed record JournalRecord
{
    /// <summary>Its name in its store; empty if it was kept in memory only.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its displayed path.</summary>
    public required string Path { get; init; }

    public required JournalHeader Header { get; init; }

    /// <summary>The supported kinds of resources, which interpret the checkpoints.</summary>
    public required ResourceDefinitions Definitions { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The lines after the header.</summary>
    public required IReadOnlyList<JournalLine> Lines { get; init; }

    public long LastSequence => Lines.Count == 0 ? 0 : Lines.Max(line => line.Sequence);

    /// <summary>The line that ends the run; null if the run is in progress or was killed.</summary>
    public JournalLine? End => Lines.LastOrDefault(line => line.Event is JournalEvents.RunEnded or JournalEvents.RunResumed) is { Event: JournalEvents.RunEnded } end ? end : null;

    /// <summary>Reads a journal. An incomplete last line, as a killed run may leave, is ignored.</summary>
    /// <returns>Null if there is no journal or its first line is incomplete, so that its run had not started.</returns>
    /// <exception cref="GcException">The journal cannot be read, or has an invalid line.</exception>
    public static async Task<JournalRecord?> ReadAsync(StateStore store, string name, ResourceDefinitions definitions, JournalSecrets? secrets, CancellationToken cancellationToken)
    {
        var path = store.Location(name);
        try
        {
            await using var log = await store.ReadLogAsync(name, cancellationToken);
            return log is null ? null : Of(name, path, await LinesAsync(log, path, secrets, cancellationToken), definitions);
        }
        catch (StorageException failure)
        {
            throw Invalid(path, 1, failure.Reason, failure);
        }
    }

    /// <summary>The records of each step.</summary>
    public IReadOnlyDictionary<ResourceAddress, StepHistory> Histories() => _histories ??= JournalHistories.Of(this, Definitions);

    private IReadOnlyDictionary<ResourceAddress, StepHistory>? _histories;

    /// <summary>The operations that the run has started at the platform.</summary>
    public IEnumerable<RecordedWork> Work()
    {
        var specs = Header.Steps.ToDictionary(step => new ResourceAddress(step.Kind, step.Address), step => step.SpecHash);
        foreach (var (address, history) in Histories())
        {
            var accepted = history.Checkpoints.LastOrDefault(recorded => recorded.Checkpoint.WorkFact is not null);
            if (accepted?.Fact(accepted.Checkpoint.WorkFact!) is { } id)
            {
                yield return new RecordedWork(address, specs[address], id, history.Ended?.Status == StepStatus.Succeeded);
            }
        }
    }

    private static async Task<List<JournalLine>> LinesAsync(LogReader log, string path, JournalSecrets? secrets, CancellationToken cancellationToken)
    {
        // A line may contain a whole flow.
        var (texts, lines) = (log.Lines(Array.MaxLength), new List<JournalLine>());
        while (await texts.NextAsync(cancellationToken) && texts.IsWhole)
        {
            if (!texts.Line.IsEmpty)
            {
                lines.Add(Parse(texts.Line.Span, path, lines.Count + 1, secrets));
            }
        }

        return lines;
    }

    private static JournalLine Parse(ReadOnlySpan<byte> text, string path, int number, JournalSecrets? secrets)
    {
        try
        {
            var line = JsonSerializer.Deserialize(text, JournalJson.Readable.JournalLine)!;
            return secrets is null || line.Facts is null ? line : line with { Facts = line.Facts.ToDictionary(fact => fact.Key, fact => secrets.Restore(fact.Value)) };
        }
        catch (JsonException broken)
        {
            throw Invalid(path, number, "not a valid journal entry.", broken);
        }
    }

    private static JournalRecord? Of(string name, string path, List<JournalLine> lines, ResourceDefinitions definitions)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        return lines[0] is { Event: JournalEvents.RunStarted, Run: { Format: JournalHeader.CurrentFormat } header, Time: var started }
            ? new JournalRecord { Name = name, Path = path, Header = header, Definitions = definitions, Started = started, Lines = lines[1..] }
            : throw Invalid(path, 1, "not the beginning of a journal in a supported format.", null);
    }

    private static GcException Invalid(string path, int line, string why, Exception? cause) =>
        new(ErrorIds.JournalInvalid, ErrorKind.InvalidInput, $"{path}:{line}:1: the journal cannot be read: {why}", cause)
        {
            Target = path,
            Remedies = [new("Restore the file. If the run will not be resumed, move the file elsewhere, then check at the platform what the run had started.")],
        };
}
