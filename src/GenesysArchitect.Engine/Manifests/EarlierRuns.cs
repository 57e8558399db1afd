using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>What earlier runs of a folder have left: an interrupted run to resume, or work to settle before a new run starts.</summary>
internal sealed class EarlierRuns
{
    private EarlierRuns(IReadOnlyList<JournalRecord> unsettled, JournalRecord? resumed, IReadOnlyList<string> remarks) =>
        (Unsettled, Resumed, Remarks) = (unsettled, resumed, remarks);

    /// <summary>The journals of the organization's runs that did not end, newest first.</summary>
    public IReadOnlyList<JournalRecord> Unsettled { get; }

    /// <summary>The run that is resumed; null for a new run.</summary>
    public JournalRecord? Resumed { get; }

    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Determines the state left by earlier runs, and settles what is not resumed.</summary>
    /// <exception cref="GcException">An operation is still in progress, or the requested run cannot be resumed.</exception>
    public static async Task<EarlierRuns> OfAsync(OrgConnection organization, RunFolder folder, Manifest manifest, ManifestRunOptions options, JournalSecrets secrets, CancellationToken cancellationToken)
    {
        var key = RunFolder.KeyOf(organization);
        var unsettled = await folder.UnsettledAsync(key, secrets, cancellationToken);
        var resumed = options.Resume ? ToResume(await folder.FindAsync(key, options.RunId, secrets, cancellationToken), options.RunId, manifest) : null;
        if (resumed is not null)
        {
            return new EarlierRuns(unsettled, resumed, [RunInterruption.Remark(resumed)]);
        }

        foreach (var journal in unsettled.Where(RunInterruption.HasWorkUnderWay))
        {
            if (!options.Abandon)
            {
                throw RunInterruption.OperationsInProgress(journal);
            }

            await AbandonAsync(journal, folder, secrets, organization.Channel.Time);
        }

        return new EarlierRuns(unsettled, null, options.Resume ? ["There is no interrupted run to resume: a new run is started."] : []);
    }

    private static JournalRecord? ToResume(JournalRecord? last, string? runId, Manifest manifest)
    {
        if (last is null && runId is not null)
        {
            throw RunInterruption.Unknown(runId);
        }

        if (last is null || (!RunInterruption.IsInterrupted(last) && !RunInterruption.ReportsOutcomeAgain(last, manifest.Hash)))
        {
            return null;
        }

        return last.Header.ManifestHash == manifest.Hash ? last : throw RunInterruption.ManifestChanged(last, Changes(last, manifest));
    }

    private static async Task AbandonAsync(JournalRecord journal, RunFolder folder, JournalSecrets secrets, TimeProvider time)
    {
        await using var abandoned = await RunJournal.ContinueAsync(folder.Store, journal, secrets, time);
        await abandoned.AbandonAsync(time.GetUtcNow());
        await folder.RememberAsync(journal.Name);
        await abandoned.SettleAsync(underWay: 0, time.GetUtcNow());
    }

    /// <summary>The differences between the recorded run and the current manifest.</summary>
    private static IEnumerable<string> Changes(JournalRecord journal, Manifest manifest)
    {
        var before = journal.Header.Steps.ToDictionary(step => new ResourceAddress(step.Kind, step.Address));
        var now = manifest.Desired.ToDictionary(resource => resource.Address);
        return before.Where(step => !now.ContainsKey(step.Key)).Select(step => $"{step.Value.Kind}/{step.Value.Name} was removed")
            .Concat(now.Where(resource => !before.ContainsKey(resource.Key)).Select(resource => $"{resource.Key.Kind}/{resource.Value.ManifestName} was added"))
            .Concat(now.Where(resource => before.TryGetValue(resource.Key, out var step) && step.SpecHash != resource.Value.SpecHash).Select(resource => $"{resource.Key.Kind}/{resource.Value.ManifestName} was changed"))
            .DefaultIfEmpty("the dependencies were changed");
    }
}
