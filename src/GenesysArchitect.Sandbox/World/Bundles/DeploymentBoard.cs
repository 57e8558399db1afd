namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>All deployments of the organization, whichever level of the API they came over.</summary>
public sealed class DeploymentBoard
{
    private readonly object _gate = new();
    private readonly List<Job> _jobs = [];
    private readonly Dictionary<string, int> _submissions = [];
    private readonly SandboxOptions _options;
    private readonly JobOutcomes _outcomes;
    private int _maxActive;

    internal DeploymentBoard(SandboxOptions options, JobOutcomes outcomes)
    {
        _options = options;
        _outcomes = outcomes;
    }

    /// <summary>The most deployments that were ever PENDING or IN_PROGRESS at one time, foreign ones included.</summary>
    public int MaxActive
    {
        get
        {
            lock (_gate)
            {
                return _maxActive;
            }
        }
    }

    /// <summary>How many deployments of each bundle were accepted over the API.</summary>
    public IReadOnlyDictionary<string, int> SubmissionsByBundle
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, int>(_submissions);
            }
        }
    }

    /// <summary>How many are PENDING or IN_PROGRESS now.</summary>
    public int ActiveCount => ToList().Count(deployment => deployment.IsActive);

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>The current state of all deployments, oldest first.</summary>
    /// <returns>A copy that time does not change.</returns>
    public IReadOnlyList<Deployment> ToList()
    {
        var now = Now;
        lock (_gate)
        {
            return [.. _jobs.Select(job => job.At(now)).OrderBy(deployment => deployment.StartTime).ThenBy(deployment => deployment.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>The current state of a deployment.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The deployment, or null when there is none of that id.</returns>
    public Deployment? Find(string id)
    {
        lock (_gate)
        {
            return _jobs.Find(job => job.Id == id)?.At(Now);
        }
    }

    /// <summary>Starts somebody else's deployment, whether a slot is free or not.</summary>
    /// <param name="bundleId">The bundle.</param>
    /// <param name="duration">How long it takes; default until it is cancelled.</param>
    /// <returns>The deployment.</returns>
    public Deployment AddForeign(string bundleId, TimeSpan? duration = null)
    {
        var submission = new Submission { BundleId = bundleId, Targets = ["prod"], Foreign = true };
        var script = new JobScript { Outcome = JobOutcome.Completed, PendingDuration = TimeSpan.Zero, JobDuration = duration ?? TimeSpan.FromDays(36_500) };
        lock (_gate)
        {
            return Start(submission, script, Now);
        }
    }

    /// <summary>Ends all deployments and rollbacks that are going on, as they were to end; a stuck one completes.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            _jobs.ForEach(job => job.Finish(Now));
        }
    }

    internal Deployment AddEnded(string bundleId, JobOutcome outcome, DateTimeOffset startedAt, TimeSpan duration)
    {
        var submission = new Submission { BundleId = bundleId, Targets = ["prod"], Foreign = true };
        lock (_gate)
        {
            return Start(submission, new JobScript { Outcome = outcome, JobDuration = duration }, startedAt);
        }
    }

    internal Deployment Submit(Submission submission, JobScript? unlessScripted = null)
    {
        lock (_gate)
        {
            var now = Now;
            if (_jobs.Count(job => job.At(now).IsActive) >= _options.ActiveDeploymentLimit)
            {
                throw RefusedException.Conflict(
                    "deployment.limit",
                    $"The organization already has {_options.ActiveDeploymentLimit} active deployments.");
            }

            _submissions[submission.BundleId] = _submissions.GetValueOrDefault(submission.BundleId) + 1;
            return Start(submission, _outcomes.Take(submission.BundleId, submission.Targets) ?? unlessScripted ?? new JobScript(), now);
        }
    }

    internal void Cancel(string id)
    {
        lock (_gate)
        {
            var job = Require(id, bundleId: null);
            var deployment = job.At(Now);
            if (deployment.IsActive)
            {
                job.Cancel(Now);
            }
            else if (deployment.Status != DeploymentStatus.Cancelled)
            {
                throw RefusedException.Conflict("deployment.ended", $"Deployment '{id}' is {deployment.Status.ToWire()} and cannot be cancelled.");
            }
        }
    }

    internal Deployment RollBack(string id, string bundleId, string reason)
    {
        lock (_gate)
        {
            var job = Require(id, bundleId);
            var status = job.At(Now).Status;
            if (status is not (DeploymentStatus.Failed or DeploymentStatus.ValidationError or DeploymentStatus.Completed))
            {
                throw RefusedException.Conflict("deployment.rollback.state", $"Deployment '{id}' is {status.ToWire()} and cannot be rolled back.");
            }

            job.RollBack(Now, reason);
            return job.At(Now);
        }
    }

    private Job Require(string id, string? bundleId) =>
        _jobs.Find(job => job.Id == id && (bundleId is null || job.BundleId == bundleId))
        ?? throw RefusedException.Missing("deployment", id);

    private Deployment Start(Submission submission, JobScript script, DateTimeOffset startedAt)
    {
        var job = new Job($"dep-{_jobs.Count + 1:0000}", submission, script.ToCourse(submission, _options), startedAt);
        _jobs.Add(job);

        // The number of active ones grows nowhere but here.
        var now = Now;
        _maxActive = Math.Max(_maxActive, _jobs.Count(each => each.At(now).IsActive));
        return job.At(now);
    }
}
