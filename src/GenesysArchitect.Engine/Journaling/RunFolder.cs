using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>Where the runs of manifests are put down: journals, the lock, and what the runs have brought about.</summary>
public sealed class RunFolder
{
    /// <summary>Where it is unless another place is named: in the current folder.</summary>
    public const string DefaultPath = ".genesysarchitect";

    /// <summary>How many journals are kept.</summary>
    public const int Kept = 20;

    private readonly string _runs;
    private readonly string _records;

    /// <summary>Opens it; nothing is written before there is a run.</summary>
    /// <param name="path">The folder.</param>
    public RunFolder(string path)
    {
        Folder = path;
        _runs = Path.Combine(path, "runs");
        _records = Path.Combine(_runs, "records.json");
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The runs whose journals are kept, the newest first.</summary>
    /// <returns>The runs.</returns>
    /// <exception cref="GcException">A journal cannot be read.</exception>
    public IReadOnlyList<GcRun> List() => [.. Files().Select(file => JournalRecord.Read(file.FullName)).OfType<JournalRecord>().OrderByDescending(record => record.Started).Select(Describe)];

    /// <summary>What an organisation is told apart by: where it is, and which client speaks to it.</summary>
    internal static string KeyOf(OrgConnection organisation) => $"{organisation.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')} {organisation.ClientId}";

    /// <summary>Takes the right to carry out a run.</summary>
    internal Task<RunLock> LockAsync(OrgConnection organisation, CancellationToken cancellationToken)
    {
        DocumentFolder.Make(_runs);
        return RunLock.TakeAsync(LockPath(KeyOf(organisation)), organisation.Name, organisation.Channel.Time, cancellationToken);
    }

    internal string JournalPath(string runId) => Path.Combine(_runs, $"{runId}.jsonl");

    /// <summary>The journals of an organisation's runs that did not come to their end, the newest first. Of the others the last line alone is read.</summary>
    internal IReadOnlyList<JournalRecord> Unsettled(string organisation, JournalSecrets? secrets = null) =>
        [.. Files().Where(file => JournalTail.Read(file.FullName) is not { UnderWay: 0 }).Select(file => JournalRecord.Read(file.FullName, secrets)).OfType<JournalRecord>().Where(record => record.Header.Organisation == organisation)];

    /// <summary>The newest journal of an organisation, or that of a run; null where there is none.</summary>
    internal JournalRecord? Find(string organisation, string? runId, JournalSecrets secrets)
    {
        foreach (var file in Files())
        {
            var isWanted = runId is null ? JournalTail.Read(file.FullName) is not { Organisation: { } of } || of == organisation : Path.GetFileNameWithoutExtension(file.Name) == runId;
            if (isWanted && JournalRecord.Read(file.FullName, secrets) is { } record && record.Header.Organisation == organisation)
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>What the runs of an organisation have started at the platform.</summary>
    internal WorkRecords Work(string organisation, IReadOnlyList<JournalRecord> unsettled) =>
        new(Recorded().Where(entry => entry.Organisation == organisation).Select(entry => entry.ToWork()).Concat(unsettled.Reverse().SelectMany(journal => journal.Work())));

    /// <summary>Keeps what a run has started, also when its journal is no longer there.</summary>
    internal void Remember(string journal)
    {
        if (JournalRecord.Read(journal) is not { } record || record.Work().ToList() is not { Count: > 0 } works)
        {
            return;
        }

        // One that was known before is known anew, behind all others: what comes last is the latest.
        var ids = works.Select(work => work.Id).ToHashSet();
        List<RecordedWorkEntry> entries = [.. Recorded().Where(entry => !ids.Contains(entry.Id)), .. works.Select(work => RecordedWorkEntry.Of(record.Header.Organisation, work))];
        AtomicFile.Write(_records, JsonSerializer.SerializeToUtf8Bytes(entries, JournalJson.Readable.ListRecordedWorkEntry), PrivateFile.OwnerAlone);
    }

    /// <summary>Takes the oldest journals away; what is under way is not forgotten.</summary>
    internal void Prune()
    {
        foreach (var old in Files().Skip(Kept - 1).Where(file => JournalTail.Read(file.FullName) is { UnderWay: 0 }))
        {
            File.Delete(old.FullName);
        }
    }

    /// <summary>A run and how it stands; null where there is none of that id, or none at all.</summary>
    /// <param name="runId">Which; null for the newest.</param>
    internal (JournalRecord Journal, RunStanding Standing)? Find(string? runId)
    {
        // One that is named does not mind that another cannot be read. An id names a file only where it is a file's name.
        var wanted = Files().Where(file => runId is null || Path.GetFileNameWithoutExtension(file.Name) == runId);
        var journal = wanted.Select(file => JournalRecord.Read(file.FullName)).OfType<JournalRecord>().FirstOrDefault();
        return journal is null ? null : (journal, StandingOf(journal));
    }

    private IEnumerable<FileInfo> Files() => Directory.Exists(_runs)
        ? new DirectoryInfo(_runs).EnumerateFiles("*.jsonl").OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal)
        : [];

    private List<RecordedWorkEntry> Recorded()
    {
        try
        {
            return File.Exists(_records) ? JsonSerializer.Deserialize(File.ReadAllBytes(_records), JournalJson.Readable.ListRecordedWorkEntry) ?? [] : [];
        }
        catch (JsonException broken)
        {
            throw new GcException(ErrorIds.JournalInvalid, ErrorKind.InvalidInput, $"{_records}: the records of earlier runs cannot be read. {broken.Message}", broken)
            {
                Target = _records,
                Remedies = [new("Restore the file, or take it away: then bundles that were deployed before are deployed again.")],
            };
        }
    }

    private string LockPath(string organisation) =>
        Path.Combine(_runs, $"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(organisation)))[..16].ToLowerInvariant()}.lock");

    private GcRun Describe(JournalRecord journal)
    {
        var histories = journal.Histories().Values.ToList();
        int Ended(params StepStatus[] statuses) => histories.Count(history => history.Ended is { } ended && statuses.Contains(ended.Status));
        return new GcRun
        {
            RunId = journal.Header.RunId,
            Status = StandingOf(journal),
            Started = journal.Started,
            Ended = journal.End?.Time,
            Organization = journal.Header.OrganisationName,
            Path = journal.Header.Paths,
            Owner = journal.Header.Owner.ToString(),
            Resources = histories.Count,
            Succeeded = Ended(StepStatus.Succeeded),
            Unchanged = Ended(StepStatus.NoChange),
            Failed = Ended(StepStatus.Failed, StepStatus.RolledBack, StepStatus.RollbackFailed),
            UnderWay = histories.Count(history => history.IsUnderWay),
            ManifestHash = journal.Header.ManifestHash,
            Journal = journal.Path,
        };
    }

    private RunStanding StandingOf(JournalRecord journal)
    {
        if (journal.End is null && RunLock.IsTaken(LockPath(journal.Header.Organisation)))
        {
            return RunStanding.Running;
        }

        if (RunInterruption.IsInterrupted(journal))
        {
            return RunStanding.Interrupted;
        }

        return journal.End!.Status switch
        {
            JournalEvents.Abandoned => RunStanding.Abandoned,
            nameof(ExitCode.Done) => RunStanding.Completed,
            _ => RunStanding.Failed,
        };
    }
}
