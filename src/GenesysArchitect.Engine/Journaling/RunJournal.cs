using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>
/// Writes a run down as it goes, a JSON line for each event. What a later run must know is on the disk before the run
/// goes on; the rest is with the operating system, which keeps it when the process is killed.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly JournalHeader _header;
    private readonly JournalSecrets _secrets;

    private RunJournal(FileStream file, JournalHeader header, JournalSecrets secrets)
    {
        _file = file;
        _header = header;
        _secrets = secrets;
    }

    /// <summary>Begins the journal of a run.</summary>
    /// <param name="path">The file, which must not be there yet.</param>
    /// <param name="header">What there is to say of the run.</param>
    /// <param name="secrets">What must not be written.</param>
    /// <param name="time">The clock.</param>
    public static RunJournal Begin(string path, JournalHeader header, JournalSecrets secrets, TimeProvider time)
    {
        var journal = new RunJournal(Open(path, FileMode.CreateNew), header, secrets);
        journal.Write(new JournalLine { Event = JournalEvents.RunStarted, Time = time.GetUtcNow(), Run = header }, isFlushed: true);
        return journal;
    }

    /// <summary>Goes on with the journal of an interrupted run, behind its last whole line.</summary>
    /// <param name="record">The journal as it was read.</param>
    /// <param name="secrets">What must not be written.</param>
    /// <param name="time">The clock.</param>
    public static RunJournal Continue(JournalRecord record, JournalSecrets secrets, TimeProvider time)
    {
        var journal = new RunJournal(Open(record.Path, FileMode.Open), record.Header, secrets);
        journal._file.SetLength(record.Length);
        journal._file.Position = record.Length;
        journal.Write(new JournalLine { Event = JournalEvents.RunResumed, Sequence = record.LastSequence, Time = time.GetUtcNow(), Message = RunOwner.Current(time).ToString() }, isFlushed: true);
        return journal;
    }

    /// <summary>Puts down that a run is not gone on with.</summary>
    public void Abandon(DateTimeOffset now) =>
        Write(new JournalLine { Event = JournalEvents.RunEnded, Time = now, Status = JournalEvents.Abandoned }, isFlushed: true);

    /// <summary>Puts down that what the run has started is remembered elsewhere.</summary>
    /// <param name="underWay">How many steps it leaves under way.</param>
    /// <param name="now">The time.</param>
    public void Settle(int underWay, DateTimeOffset now) =>
        Write(new JournalLine { Event = JournalEvents.RunSettled, Time = now, Organisation = _header.Organisation, UnderWay = underWay }, isFlushed: true);

    /// <summary>Puts an event down.</summary>
    public ValueTask ObserveAsync(RunEvent happened)
    {
        if (JournalLine.Of(happened) is { } line)
        {
            // What a later run must know is on the disk before this one goes on.
            Write(line, isFlushed: happened is StepCheckpoint or StepEnded or RunEnded);
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path, FileMode mode)
    {
        try
        {
            return PrivateFile.Open(path, mode, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new GcException(ErrorIds.FileNotWritten, ErrorKind.Failed, $"{path}: the journal cannot be written. {failure.Message} Nothing was sent.", failure)
            {
                Target = path,
                Remedies = [new("Check that you may write to its folder, and that there is free space; or name another folder.", new UseOption(EngineOption.StatePath))],
            };
        }
    }

    private void Write(JournalLine line, bool isFlushed)
    {
        var text = _secrets.Hide(JsonSerializer.Serialize(line, JournalJson.Readable.JournalLine));
        _file.Write(Encoding.UTF8.GetBytes($"{text}\n"));
        if (isFlushed)
        {
            _file.Flush(flushToDisk: true);
        }
    }
}
