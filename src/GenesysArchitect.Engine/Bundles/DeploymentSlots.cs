namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// What a connection knows of the organization's slots for active deployments, shared by all that deploys over it:
/// who may count and submit next, what was submitted here, and where the list of deployments was read last.
/// </summary>
internal sealed class DeploymentSlots(TimeProvider time) : IDisposable
{
    /// <summary>At most this many deployments may be pending or in progress in an organization.</summary>
    public const int Limit = 3;

    // A host may list a deployment a moment after it accepted it.
    private static readonly TimeSpan ListLag = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (DeploymentState State, long SubmittedAt)> _own = [];
    private readonly List<string> _startedHere = [];
    private readonly object _state = new();
    private TaskCompletionSource _freed = NewSignal();

    /// <summary>The line of those who wait for a slot; only its head asks the platform.</summary>
    public SemaphoreSlim Line { get; } = new(1, 1);

    /// <summary>The right to count the slots and take one, which is one act.</summary>
    public SemaphoreSlim Counting { get; } = new(1, 1);

    /// <summary>Reads the list of deployments from where it was read last.</summary>
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

    /// <summary>What was ever submitted over this connection.</summary>
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

    /// <summary>Counts a deployment among this connection's own, though the list may not show it yet.</summary>
    public void Track(DeploymentState started)
    {
        lock (_state)
        {
            _startedHere.Add(started.Id);
            _own[started.Id] = (started, time.GetTimestamp());
        }
    }

    /// <summary>Notifies whoever waits that a deployment of this connection has ended.</summary>
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

    /// <summary>What is active, with what was submitted here and does not show in the list yet.</summary>
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
