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

/// <summary>Where the runs of manifests are record: journals, the lock, and what the runs have brought about.</summary>
public sealed class RunFolder
{
    /// <summary>Where it is unless another place is named: in the current folder.</summary>
    public const string DefaultPath = ".genesysarchitect";

    /// <summary>How many journals are kept.</summary>
    public const int Kept = 20;

    private const string Runs = "runs";
    private const string Records = $"{Runs}/records.json";

    /// <summary>Opens it; nothing is written before there is a run.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="definitions">The kinds of resources there are; null for those of this product.</param>
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

    /// <summary>The folder.</summary>
    public string Folder { get; }

    internal StateStore Store { get; }

    /// <summary>The kinds of resources there are, which know what checkpoints in journals mean.</summary>
    internal ResourceDefinitions Definitions { get; }

    /// <summary>The runs whose journals are kept, the newest first.</summary>
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

    /// <summary>What an organization is reported apart by: where it is, and which client speaks to it.</summary>
    internal static string KeyOf(GcOrgConnection organization) => $"{organization.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')} {organization.ClientId}";

    /// <summary>The name of a run's journal.</summary>
    internal static string JournalOf(string runId) => $"{Runs}/{runId}.jsonl";

    /// <summary>Takes the right to carry out a run.</summary>
    internal Task<StateLock> LockAsync(GcOrgConnection organization, CancellationToken cancellationToken) =>
        RunLock.TakeAsync(Store, LockOf(KeyOf(organization)), organization.Name, organization.Channel.Time, organization.Random, cancellationToken);

    /// <summary>The journals of an organization's runs that did not come to their end, the newest first. Of the others the last line alone is read.</summary>
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

    /// <summary>The newest journal of an organization, or that of a run; null if there is none.</summary>
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

    /// <summary>What the runs of an organization have started at the platform.</summary>
    internal async Task<WorkRecords> WorkAsync(string organization, IReadOnlyList<JournalRecord> unsettled, CancellationToken cancellationToken) =>
        new((await RecordedAsync(cancellationToken)).Where(entry => entry.Organization == organization).Select(entry => entry.ToWork()).Concat(unsettled.Reverse().SelectMany(journal => journal.Work())));

    /// <summary>Keeps what a run has started, also when its journal is gone.</summary>
    /// <param name="name">The journal.</param>
    internal async Task RememberAsync(string name)
    {
        if (await JournalRecord.ReadAsync(Store, name, Definitions, null, CancellationToken.None) is not { } record || record.Work().ToList() is not { Count: > 0 } works)
        {
            return;
        }

        // One that was known before is known again, behind all others: what comes last is the latest.
        var ids = works.Select(work => work.Id).ToHashSet();
        List<RecordedWorkEntry> entries = [.. (await RecordedAsync(CancellationToken.None)).Where(entry => !ids.Contains(entry.Id)), .. works.Select(work => RecordedWorkEntry.Of(record.Header.Organization, work))];
        await Store.WriteAsync(Records, JsonSerializer.SerializeToUtf8Bytes(entries, JournalJson.Readable.ListRecordedWorkEntry), CancellationToken.None);
    }

    /// <summary>Takes the oldest journals away; what is in progress is not forgotten.</summary>
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

    /// <summary>A run and how it stands; null if there is none of that id, or none at all.</summary>
    /// <param name="runId">Which; null for the newest.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<(JournalRecord Journal, RunState Status)?> FindAsync(string? runId, CancellationToken cancellationToken)
    {
        // One that is named does not mind that another cannot be read. An id names a journal only where it is in the list.
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

    // The newest first.
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
