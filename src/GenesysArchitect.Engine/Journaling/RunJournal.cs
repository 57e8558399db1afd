using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>
/// Writes a run down as it goes, a JSON line for each event. What a later run must know is on the disk before the run
/// goes on; the rest is with the operating system, which keeps it when the process is killed.
/// </summary>
internal sealed class RunJournal : IAsyncDisposable
{
    private readonly AppendLog _log;
    private readonly JournalHeader _header;
    private readonly JournalSecrets _secrets;

    private RunJournal(AppendLog log, JournalHeader header, JournalSecrets secrets)
    {
        _log = log;
        _header = header;
        _secrets = secrets;
    }

    /// <summary>Begins the journal of a run.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="name">Its name, which must not be there yet.</param>
    /// <param name="header">What there is to say of the run.</param>
    /// <param name="secrets">What must not be written.</param>
    /// <param name="time">The clock.</param>
    public static Task<RunJournal> StartAsync(StateStore store, string name, JournalHeader header, JournalSecrets secrets, TimeProvider time) =>
        OpenAsync(store, name, LogOpening.New, header, secrets, new JournalLine { Event = JournalEvents.RunStarted, Time = time.GetUtcNow(), Run = header });

    /// <summary>Goes on with the journal of an interrupted run, behind its last whole line.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="record">The journal as it was read.</param>
    /// <param name="secrets">What must not be written.</param>
    /// <param name="time">The clock.</param>
    public static Task<RunJournal> ContinueAsync(StateStore store, JournalRecord record, JournalSecrets secrets, TimeProvider time) =>
        OpenAsync(store, record.Name, LogOpening.Existing, record.Header, secrets, new JournalLine { Event = JournalEvents.RunResumed, Sequence = record.LastSequence, Time = time.GetUtcNow(), Message = LockOwner.Current(time).ToString() });

    /// <summary>Puts down that a run is not resumed.</summary>
    public Task AbandonAsync(DateTimeOffset now) =>
        WriteAsync(new JournalLine { Event = JournalEvents.RunEnded, Time = now, Status = JournalEvents.Abandoned }, isFlushed: true);

    /// <summary>Puts down that what the run has started is remembered elsewhere.</summary>
    /// <param name="underWay">How many steps it leaves in progress.</param>
    /// <param name="now">The time.</param>
    public Task SettleAsync(int underWay, DateTimeOffset now) =>
        WriteAsync(new JournalLine { Event = JournalEvents.RunSettled, Time = now, Organization = _header.Organization, UnderWay = underWay }, isFlushed: true);

    /// <summary>Puts an event down.</summary>
    public async ValueTask ObserveAsync(RunEvent happened)
    {
        if (JournalLine.Of(happened) is { } line)
        {
            // What a later run must know is on the disk before this one goes on.
            await WriteAsync(line, isFlushed: happened is StepCheckpoint or StepEnded or RunEnded);
        }
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private static async Task<RunJournal> OpenAsync(StateStore store, string name, LogOpening opening, JournalHeader header, JournalSecrets secrets, JournalLine first)
    {
        AppendLog? log = null;
        try
        {
            log = await store.OpenLogAsync(name, opening, CancellationToken.None);
            var journal = new RunJournal(log, header, secrets);
            await journal.WriteAsync(first, isFlushed: true);
            return journal;
        }
        catch (StorageException failure)
        {
            if (log is not null)
            {
                await log.DisposeAsync();
            }

            throw new GcException(ErrorIds.FileNotWritten, ErrorKind.Failed, $"{store.Location(name)}: the journal cannot be written. {failure.Reason} Nothing was sent.", failure)
            {
                Target = store.Location(name),
                Remedies = [new("Check that its folder is writable and that there is free disk space, or use another folder.", new UseOption(EngineOption.StatePath))],
            };
        }
    }

    private Task WriteAsync(JournalLine line, bool isFlushed)
    {
        var text = _secrets.Hide(JsonSerializer.Serialize(line, JournalJson.Readable.JournalLine));
        return _log.AppendAsync(Encoding.UTF8.GetBytes($"{text}\n"), isFlushed, CancellationToken.None);
    }
}
