using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The folder with the records of manifest runs: journals, the lock, and the started operations.</summary>
public sealed class RunFolder
{
    /// <summary>The default folder, in the current folder.</summary>
    public const string DefaultPath = ".genesysarchitect";

    /// <summary>The number of journals that are kept.</summary>
    public const int Kept = 20;

    private const string Runs = "runs";
    private const string Records = $"{Runs}/records.json";

    /// <summary>Opens the folder; nothing is written before the first run.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="definitions">The supported kinds of resources; null for those of this product.</param>
    public RunFolder(string path, ResourceDefinitions? definitions = null)
        : this(path, StateStore.Open(path), definitions)
    {
    }

    internal RunFolder(string path, StateStore store, ResourceDefinitions? definitions = null)
    {
        Folder = path;
        Store = store;
        Definitions = definitions ?? ResourceDefinitions.Default;
    }

    /// <summary>The path of the folder.</summary>
    public string Folder { get; }

    internal StateStore Store { get; }

    /// <summary>The supported kinds of resources, which interpret checkpoints in journals.</summary>
    internal ResourceDefinitions Definitions { get; }

    /// <summary>The runs whose journals are kept, newest first.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The runs.</returns>
    /// <exception cref="GcException">A journal cannot be read.</exception>
    public async Task<IReadOnlyList<GcRun>> ListAsync(CancellationToken cancellationToken)
    {
        var journals = new List<JournalRecord>();
        foreach (var name in await JournalsAsync(cancellationToken))
        {
            if (await JournalRecord.ReadAsync(Store, name, Definitions, null, cancellationToken) is { } journal)
            {
                journals.Add(journal);
            }
        }

        var runs = new List<GcRun>();
        foreach (var journal in journals.OrderByDescending(journal => journal.Started))
        {
            runs.Add(Describe(journal, await StatusOfAsync(journal, cancellationToken)));
        }

        return runs;
    }

    /// <summary>The key that distinguishes organizations: address and client.</summary>
    internal static string KeyOf(GcOrgConnection organization) => $"{organization.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')} {organization.ClientId}";

    /// <summary>The file name of a run's journal.</summary>
    internal static string JournalOf(string runId) => $"{Runs}/{runId}.jsonl";

    /// <summary>Acquires the exclusive right to perform a run.</summary>
    internal Task<StateLock> LockAsync(GcOrgConnection organization, CancellationToken cancellationToken) =>
        RunLock.TakeAsync(Store, LockOf(KeyOf(organization)), organization.Name, organization.Channel.Time, organization.Random, cancellationToken);

    /// <summary>The journals of an organization's runs that did not end, newest first. Of the other journals only the last line is read.</summary>
    internal async Task<IReadOnlyList<JournalRecord>> UnsettledAsync(string organization, JournalSecrets? secrets, CancellationToken cancellationToken)
    {
        var unsettled = new List<JournalRecord>();
        foreach (var name in await JournalsAsync(cancellationToken))
        {
            if (await JournalTail.ReadAsync(Store, name, cancellationToken) is not { UnderWay: 0 }
                && await JournalRecord.ReadAsync(Store, name, Definitions, secrets, cancellationToken) is { } journal
                && journal.Header.Organization == organization)
            {
                unsettled.Add(journal);
            }
        }

        return unsettled;
    }

    /// <summary>The newest journal of an organization, or that of a given run; null if there is none.</summary>
    internal async Task<JournalRecord?> FindAsync(string organization, string? runId, JournalSecrets secrets, CancellationToken cancellationToken)
    {
        foreach (var name in await JournalsAsync(cancellationToken))
        {
            var isWanted = runId is null ? await JournalTail.ReadAsync(Store, name, cancellationToken) is not { Organization: { } of } || of == organization : name == JournalOf(runId);
            if (isWanted && await JournalRecord.ReadAsync(Store, name, Definitions, secrets, cancellationToken) is { } record && record.Header.Organization == organization)
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>The operations that the runs of an organization have started at the platform.</summary>
    internal async Task<WorkRecords> WorkAsync(string organization, IReadOnlyList<JournalRecord> unsettled, CancellationToken cancellationToken) =>
        new((await RecordedAsync(cancellationToken)).Where(entry => entry.Organization == organization).Select(entry => entry.ToWork()).Concat(unsettled.Reverse().SelectMany(journal => journal.Work())));

    /// <summary>Keeps the operations of a run after its journal is removed.</summary>
    /// <param name="name">The name of the journal.</param>
    internal async Task RememberAsync(string name)
    {
        if (await JournalRecord.ReadAsync(Store, name, Definitions, null, CancellationToken.None) is not { } record || record.Work().ToList() is not { Count: > 0 } works)
        {
            return;
        }

        // A repeated entry moves to the end: the last one is the latest.
        var ids = works.Select(work => work.Id).ToHashSet();
        List<RecordedWorkEntry> entries = [.. (await RecordedAsync(CancellationToken.None)).Where(entry => !ids.Contains(entry.Id)), .. works.Select(work => RecordedWorkEntry.Of(record.Header.Organization, work))];
        await Store.WriteAsync(Records, JsonSerializer.SerializeToUtf8Bytes(entries, JournalJson.Readable.ListRecordedWorkEntry), CancellationToken.None);
    }

    /// <summary>Removes the oldest journals, except those of runs in progress.</summary>
    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        foreach (var name in (await JournalsAsync(cancellationToken)).Skip(Kept - 1))
        {
            if (await JournalTail.ReadAsync(Store, name, cancellationToken) is { UnderWay: 0 })
            {
                await Store.DeleteAsync(name, cancellationToken);
            }
        }
    }

    /// <summary>A run and its state; null if it does not exist, or if there is none at all.</summary>
    /// <param name="runId">The id of the run; null for the newest.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<(JournalRecord Journal, RunState Status)?> FindAsync(string? runId, CancellationToken cancellationToken)
    {
        // A given run can be read even if others cannot. Only ids in the list are used as names of journals.
        foreach (var name in (await JournalsAsync(cancellationToken)).Where(name => runId is null || name == JournalOf(runId)))
        {
            if (await JournalRecord.ReadAsync(Store, name, Definitions, null, cancellationToken) is { } journal)
            {
                return (journal, await StatusOfAsync(journal, cancellationToken));
            }
        }

        return null;
    }

    private static string LockOf(string organization) =>
        $"{Runs}/{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(organization)))[..16].ToLowerInvariant()}.lock";

    // Newest first.
    private async Task<IReadOnlyList<string>> JournalsAsync(CancellationToken cancellationToken)
    {
        var entries = await Store.ListAsync(Runs, cancellationToken);
        return [.. entries.Where(entry => entry.Name.EndsWith(".jsonl", StringComparison.Ordinal)).OrderByDescending(entry => entry.Modified).ThenByDescending(entry => entry.Name, StringComparer.Ordinal).Select(entry => entry.Name)];
    }

    private async Task<List<RecordedWorkEntry>> RecordedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Store.ReadAsync(Records, cancellationToken) is { } content ? JsonSerializer.Deserialize(content, JournalJson.Readable.ListRecordedWorkEntry) ?? [] : [];
        }
        catch (JsonException broken)
        {
            var path = Store.Location(Records);
            throw new GcException(ErrorIds.JournalInvalid, ErrorKind.InvalidInput, $"{path}: the records of earlier runs cannot be read. {broken.Message}", broken)
            {
                Target = path,
                Remedies = [new("Restore the file, or remove it: bundles that were deployed before are then deployed again.")],
            };
        }
    }

    private static GcRun Describe(JournalRecord journal, RunState status)
    {
        var histories = journal.Histories().Values.ToList();
        int Ended(params StepStatus[] statuses) => histories.Count(history => history.Ended is { } ended && statuses.Contains(ended.Status));
        return new GcRun
        {
            RunId = journal.Header.RunId,
            Status = status,
            Started = journal.Started,
            Ended = journal.End?.Time,
            Organization = journal.Header.OrganizationName,
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

    private async Task<RunState> StatusOfAsync(JournalRecord journal, CancellationToken cancellationToken)
    {
        if (journal.End is null && (await Store.LockStatusAsync(LockOf(journal.Header.Organization), cancellationToken)).IsHeld)
        {
            return RunState.Running;
        }

        if (RunInterruption.IsInterrupted(journal))
        {
            return RunState.Interrupted;
        }

        return journal.End!.Status switch
        {
            JournalEvents.Abandoned => RunState.Abandoned,
            nameof(ExitCode.Done) => RunState.Completed,
            _ => RunState.Failed,
        };
    }
}
