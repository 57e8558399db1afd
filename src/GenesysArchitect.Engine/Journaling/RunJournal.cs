using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>
/// Records a run, one JSON line per event. Lines that a later run needs are flushed to disk before the run
/// continues; the others are left to the operating system, which keeps them if the process is killed.
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

    /// <summary>Creates the journal of a run.</summary>
    /// <param name="store">The store of the journal.</param>
    /// <param name="name">The name of the journal, which must not exist yet.</param>
    /// <param name="header">The description of the run.</param>
    /// <param name="secrets">The secrets to mask.</param>
    /// <param name="time">The clock.</param>
    public static Task<RunJournal> StartAsync(StateStore store, string name, JournalHeader header, JournalSecrets secrets, TimeProvider time) =>
        OpenAsync(store, name, LogOpening.New, header, secrets, new JournalLine { Event = JournalEvents.RunStarted, Time = time.GetUtcNow(), Run = header });

    /// <summary>Continues the journal of an interrupted run, after its last complete line.</summary>
    /// <param name="store">The store of the journal.</param>
    /// <param name="record">The journal that was read.</param>
    /// <param name="secrets">The secrets to mask.</param>
    /// <param name="time">The clock.</param>
    public static Task<RunJournal> ContinueAsync(StateStore store, JournalRecord record, JournalSecrets secrets, TimeProvider time) =>
        OpenAsync(store, record.Name, LogOpening.Existing, record.Header, secrets, new JournalLine { Event = JournalEvents.RunResumed, Sequence = record.LastSequence, Time = time.GetUtcNow(), Message = LockOwner.Current(time).ToString() });

    /// <summary>Records that a run is not resumed.</summary>
    public Task AbandonAsync(DateTimeOffset now) =>
        WriteAsync(new JournalLine { Event = JournalEvents.RunEnded, Time = now, Status = JournalEvents.Abandoned }, isFlushed: true);

    /// <summary>Records that the operations of the run are recorded elsewhere.</summary>
    /// <param name="underWay">The number of steps that it leaves in progress.</param>
    /// <param name="now">The time.</param>
    public Task SettleAsync(int underWay, DateTimeOffset now) =>
        WriteAsync(new JournalLine { Event = JournalEvents.RunSettled, Time = now, Organization = _header.Organization, UnderWay = underWay }, isFlushed: true);

    /// <summary>Records an event.</summary>
    public async ValueTask ObserveAsync(RunEvent happened)
    {
        if (JournalLine.Of(happened) is { } line)
        {
            // Lines that a later run needs are flushed before this one continues.
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
