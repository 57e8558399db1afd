using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>
/// One run of a manifest: it has the folder's lock, knows what earlier runs have done, and puts down what it does, so
/// that another one can go on with it.
/// </summary>
public sealed class ManifestRun : IAsyncDisposable
{
    private readonly OrgConnection _organization;
    private readonly Manifest _manifest;
    private readonly ManifestRunOptions _options;
    private readonly RunFolder _folder;
    private readonly StateLock _lock;
    private readonly JournalSecrets _secrets;
    private readonly EarlierRuns _earlier;
    private RunJournal? _journal;

    private ManifestRun(OrgConnection organization, Manifest manifest, ManifestRunOptions options, RunFolder folder, StateLock held, JournalSecrets secrets, EarlierRuns earlier)
    {
        (_organization, _manifest, _options, _folder, _lock) = (organization, manifest, options, folder, held);
        (_secrets, _earlier) = (secrets, earlier);
        Remarks = held.PreviousOwner is { } dead
            ? [$"The last run in this folder, by {dead}, ended without releasing the lock; the lock was reclaimed.", .. _earlier.Remarks]
            : _earlier.Remarks;
    }

    /// <summary>Whether it goes on with an interrupted run.</summary>
    public bool IsResumed => _earlier.Resumed is not null;

    /// <summary>What there is to say before it begins.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Takes the folder's lock, and finds out what earlier runs have left.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="manifest">What is wished; valid.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The run, which has not begun.</returns>
    /// <exception cref="GcException">Another run has the lock, an earlier one has left something under way, or what is to be resumed cannot be.</exception>
    public static async Task<ManifestRun> OpenAsync(OrgConnection organization, Manifest manifest, ManifestRunOptions options, CancellationToken cancellationToken)
    {
        manifest.RequireValid();
        options.Approved?.RequireOrganization(organization);
        organization.Channel.Conceal(manifest.Secrets);
        var folder = new RunFolder(options.StatePath, organization.Definitions);
        var held = await folder.LockAsync(organization, cancellationToken);
        try
        {
            var secrets = new JournalSecrets(manifest.Secrets);
            return new ManifestRun(organization, manifest, options, folder, held, secrets, await EarlierRuns.OfAsync(organization, folder, manifest, options, secrets, cancellationToken));
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a plan that is only looked at: nothing is written, and no run has to be waited for.</summary>
    /// <param name="engine">The engine over the organization.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="manifest">What is wished; valid.</param>
    /// <param name="options">How.</param>
    /// <param name="observers">Who watches.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="GcException">It cannot be planned.</exception>
    public static async Task<Plan> PreviewAsync(DeploymentEngine engine, OrgConnection organization, Manifest manifest, ManifestRunOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        manifest.RequireValid();
        organization.Channel.Conceal(manifest.Secrets);
        var (folder, key) = (new RunFolder(options.StatePath, organization.Definitions), RunFolder.KeyOf(organization));
        var work = await folder.WorkAsync(key, await folder.UnsettledAsync(key, null, cancellationToken), cancellationToken);
        var plan = await engine.PlanAsync(manifest.Desired, PlanningOf(options, work, history: null), observers, cancellationToken);
        return Shown(plan, manifest);
    }

    /// <summary>Makes the plan, which nothing is changed by.</summary>
    /// <param name="engine">The engine over the organization.</param>
    /// <param name="observers">Who watches.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="GcException">It cannot be planned, or is not the plan that was approved any more.</exception>
    public async Task<Plan> PlanAsync(DeploymentEngine engine, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        RunHistory? history = null;
        if (_earlier.Resumed is { } resumed)
        {
            // What the interrupted run had left unanswered is looked for, and what is found put down.
            _journal = await RunJournal.ContinueAsync(_folder.Store, resumed, _secrets, _organization.Channel.Time);
            history = new RunHistory(resumed.Header.RunId, resumed.LastSequence, resumed.Histories());
        }

        var work = await _folder.WorkAsync(RunFolder.KeyOf(_organization), _earlier.Unsettled, cancellationToken);
        var plan = await engine.PlanAsync(_manifest.Desired, PlanningOf(_options, work, history), observers.Prepend(new Recorder(this)), cancellationToken);
        if (history is null)
        {
            _options.Approved?.RequireSame(plan);
        }

        return Shown(plan, _manifest);
    }

    /// <summary>Carries the plan out.</summary>
    /// <param name="engine">The engine over the organization.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="observers">Who watches.</param>
    /// <param name="cancellationToken">Stops it; it can be resumed.</param>
    /// <returns>What became of each step.</returns>
    public async Task<RunResult> RunAsync(DeploymentEngine engine, Plan plan, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        if (_journal is null)
        {
            await _folder.PruneAsync(cancellationToken);
            _journal = await RunJournal.StartAsync(_folder.Store, RunFolder.JournalOf(plan.RunId), HeaderOf(plan), _secrets, _organization.Channel.Time);
        }

        var running = new RunOptions { FailFast = _options.FailFast, Atomic = _earlier.Resumed?.Header.Atomic ?? _options.Atomic };
        var result = await engine.RunAsync(plan, _options.ThrottleLimit is { } limit ? running with { ThrottleLimit = limit } : running, observers, cancellationToken);
        await _folder.RememberAsync(RunFolder.JournalOf(plan.RunId));
        await _journal.SettleAsync(result.Steps.Count(IsLeftOpen), _organization.Channel.Time.GetUtcNow());
        return result;
    }

    /// <summary>Gives the lock back.</summary>
    /// <returns>When it is given back.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }

        await _lock.DisposeAsync();
    }

    // Before all other observers, from the first look on: what somebody was told is in the journal.
    private sealed class Recorder(ManifestRun run) : IRunObserver
    {
        public string Name => "Journal";

        public ValueTask ObserveAsync(RunEvent happened) => run._journal?.ObserveAsync(happened) ?? ValueTask.CompletedTask;
    }

    private static bool IsLeftOpen(StepResult step) =>
        step.Status is StepStatus.StillRunning or StepStatus.Cancelled || step.Error?.Kind == ErrorKind.Ambiguous;

    private static PlanOptions PlanningOf(ManifestRunOptions options, WorkRecords work, RunHistory? history)
    {
        var planning = new PlanOptions { RepeatCompleted = options.Redeploy || options.Approved?.Redeploy == true, Work = work, History = history };
        return options.ThrottleLimit is { } limit ? planning with { ThrottleLimit = limit } : planning;
    }

    // Wave by wave, which keeps each step behind what it waits for.
    private static Plan Shown(Plan plan, Manifest manifest) =>
        new SecretMask(manifest.Secrets).Of(plan with { Steps = [.. plan.Steps.OrderBy(step => step.Wave)] });

    private JournalHeader HeaderOf(Plan plan) => new()
    {
        RunId = plan.RunId,
        Tool = ProductInfo.NameAndVersion,
        Organization = RunFolder.KeyOf(_organization),
        OrganizationName = _organization.Name,
        ManifestHash = _manifest.Hash,
        Paths = _options.Paths,
        Owner = LockOwner.Current(_organization.Channel.Time),
        Atomic = _options.Atomic,
        FailFast = _options.FailFast,
        Steps = [.. plan.Steps.Select(JournalStep.Of)],
    };
}
