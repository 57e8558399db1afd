using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>
/// A run of a manifest: it holds the folder's lock, knows the state left by earlier runs, and records its progress, so
/// that another run can resume it.
/// </summary>
public sealed class ManifestRun : IAsyncDisposable
{
    private readonly GcOrgConnection _organization;
    private readonly Manifest _manifest;
    private readonly ManifestRunOptions _options;
    private readonly RunFolder _folder;
    private readonly StateLock _lock;
    private readonly JournalSecrets _secrets;
    private readonly EarlierRuns _earlier;
    private RunJournal? _journal;

    private ManifestRun(GcOrgConnection organization, Manifest manifest, ManifestRunOptions options, RunFolder folder, StateLock held, JournalSecrets secrets, EarlierRuns earlier)
    {
        (_organization, _manifest, _options, _folder, _lock) = (organization, manifest, options, folder, held);
        (_secrets, _earlier) = (secrets, earlier);
        Remarks = held.PreviousOwner is { } dead
            ? [$"The last run in this folder, by {dead}, ended without releasing the lock; the lock was reclaimed.", .. _earlier.Remarks]
            : _earlier.Remarks;
    }

    /// <summary>Whether it resumes an interrupted run.</summary>
    public bool IsResumed => _earlier.Resumed is not null;

    /// <summary>Remarks to show before it starts.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Acquires the folder's lock and determines the state left by earlier runs.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="manifest">The desired state, which must be valid.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The run, not started yet.</returns>
    /// <exception cref="GcException">Another run holds the lock, an earlier run left an operation in progress, or the requested run cannot be resumed.</exception>
    public static async Task<ManifestRun> OpenAsync(GcOrgConnection organization, Manifest manifest, ManifestRunOptions options, CancellationToken cancellationToken)
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

    /// <summary>Creates a plan for viewing only: it writes nothing and does not wait for other runs.</summary>
    /// <param name="engine">The engine for the organization.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="manifest">The desired state, which must be valid.</param>
    /// <param name="options">The options of the plan.</param>
    /// <param name="observers">The observers of the run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="GcException">The plan cannot be created.</exception>
    public static async Task<Plan> PreviewAsync(DeploymentEngine engine, GcOrgConnection organization, Manifest manifest, ManifestRunOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        manifest.RequireValid();
        organization.Channel.Conceal(manifest.Secrets);
        var (folder, key) = (new RunFolder(options.StatePath, organization.Definitions), RunFolder.KeyOf(organization));
        var work = await folder.WorkAsync(key, await folder.UnsettledAsync(key, null, cancellationToken), cancellationToken);
        var plan = await engine.PlanAsync(manifest.Desired, PlanningOf(options, work, history: null), observers, cancellationToken);
        return Shown(plan, manifest);
    }

    /// <summary>Creates the plan; nothing is changed.</summary>
    /// <param name="engine">The engine for the organization.</param>
    /// <param name="observers">The observers of the run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="GcException">The plan cannot be created, or no longer matches the approved plan.</exception>
    public async Task<Plan> PlanAsync(DeploymentEngine engine, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        RunHistory? history = null;
        if (_earlier.Resumed is { } resumed)
        {
            // Checks whether the unconfirmed requests of the interrupted run were applied, and records what is found.
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

    /// <summary>Applies the plan.</summary>
    /// <param name="engine">The engine for the organization.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="observers">The observers of the run.</param>
    /// <param name="cancellationToken">Stops the run, which can be resumed.</param>
    /// <returns>The result of each step.</returns>
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
        await _journal.SettleAsync(result.Steps.Count(IsUnresolved), _organization.Channel.Time.GetUtcNow());
        return result;
    }

    /// <summary>Releases the lock.</summary>
    /// <returns>A task that completes when the lock is released.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }

        await _lock.DisposeAsync();
    }

    // The journal comes before all other observers, so that it contains everything they were sent.
    private sealed class Recorder(ManifestRun run) : IRunObserver
    {
        public string Name => "Journal";

        public ValueTask ObserveAsync(RunEvent happened) => run._journal?.ObserveAsync(happened) ?? ValueTask.CompletedTask;
    }

    private static bool IsUnresolved(StepResult step) =>
        step.Status is StepStatus.StillRunning or StepStatus.Cancelled || step.Error?.Kind == ErrorKind.Ambiguous;

    private static PlanOptions PlanningOf(ManifestRunOptions options, WorkRecords work, RunHistory? history)
    {
        var planning = new PlanOptions { RepeatCompleted = options.Redeploy || options.Approved?.Redeploy == true, Work = work, History = history };
        return options.ThrottleLimit is { } limit ? planning with { ThrottleLimit = limit } : planning;
    }

    // Wave by wave, so that each step follows its dependencies.
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
        Steps = [.. plan.Steps.Select(RecordedStep.Of)],
    };
}
