namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// The state of the organization's deployment slots, shared by all deployments of a connection: the right to count
/// and submit, the deployments submitted here, and the position up to which the list of deployments was read.
/// </summary>
internal sealed class DeploymentSlots(TimeProvider time) : IDisposable
{
    /// <summary>The maximum number of pending or running deployments in an organization.</summary>
    public const int Limit = 3;

    // How long a host may take to list a deployment that it has accepted.
    private static readonly TimeSpan ListLag = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (DeploymentState State, long SubmittedAt)> _own = [];
    private readonly List<string> _startedHere = [];
    private readonly object _state = new();
    private TaskCompletionSource _freed = NewSignal();

    /// <summary>The queue of callers waiting for a slot; only its head polls the platform.</summary>
    public SemaphoreSlim Line { get; } = new(1, 1);

    /// <summary>The right to count the slots and take one, atomically.</summary>
    public SemaphoreSlim Counting { get; } = new(1, 1);

    /// <summary>Reads the list of deployments from the last position.</summary>
    public DeploymentSurveyor Surveyor { get; } = new();

    /// <summary>Completes when a deployment of this connection ends.</summary>
    public Task Freed
    {
        get
        {
            lock (_state)
            {
                return _freed.Task;
            }
        }
    }

    /// <summary>All deployments ever submitted over this connection.</summary>
    public IReadOnlyList<string> StartedHere
    {
        get
        {
            lock (_state)
            {
                return [.. _startedHere];
            }
        }
    }

    /// <summary>Counts a deployment as this connection's own, even if it is not listed yet.</summary>
    public void Track(DeploymentState started)
    {
        lock (_state)
        {
            _startedHere.Add(started.Id);
            _own[started.Id] = (started, time.GetTimestamp());
        }
    }

    /// <summary>Notifies waiting callers that a deployment of this connection has ended.</summary>
    public void Ended(string deploymentId)
    {
        TaskCompletionSource freed;
        lock (_state)
        {
            _own.Remove(deploymentId);
            (freed, _freed) = (_freed, NewSignal());
        }

        freed.SetResult();
    }

    /// <summary>The active deployments, including those submitted here that are not listed yet.</summary>
    public IReadOnlyList<DeploymentState> ActiveIn(DeploymentSurvey survey)
    {
        lock (_state)
        {
            var listed = survey.Recent.Concat(survey.Active).Select(deployment => deployment.Id).ToHashSet();
            foreach (var (id, (_, submittedAt)) in _own)
            {
                if (listed.Contains(id) || time.GetElapsedTime(submittedAt) > ListLag)
                {
                    _own.Remove(id);
                }
            }

            return [.. survey.Active, .. _own.Values.Select(own => own.State)];
        }
    }

    public void Dispose()
    {
        Line.Dispose();
        Counting.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
