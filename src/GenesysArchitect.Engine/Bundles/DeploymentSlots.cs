using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// The organisation's three slots for active deployments, as one connection sees them. Counting
/// and submitting are one act for all callers of the connection, so that two of them never take
/// the same slot; those who wait stand in a line, and only its head asks the platform.
/// </summary>
internal sealed class DeploymentSlots(TimeProvider time, Random random) : IDisposable
{
    /// <summary>At most this many deployments may be pending or in progress in an organisation.</summary>
    public const int Limit = 3;

    // A host may list a deployment a moment after it accepted it.
    private static readonly TimeSpan ListLag = TimeSpan.FromSeconds(10);

    // Longer than anybody waits, and as long as a timer can.
    private static readonly TimeSpan LongestPatience = TimeSpan.FromDays(40);

    private readonly SemaphoreSlim _line = new(1, 1);
    private readonly SemaphoreSlim _counting = new(1, 1);
    private readonly DeploymentSurveyor _surveyor = new();
    private readonly Dictionary<string, (DeploymentState State, long SubmittedAt)> _own = [];
    private readonly List<string> _ownEver = [];
    private readonly object _state = new();
    private TaskCompletionSource _freed = NewSignal();

    /// <summary>Submits once a slot is free.</summary>
    /// <exception cref="GcException">No slot became free in time, or the submission failed.</exception>
    public async Task<DeploymentState> SubmitAsync(BundleDeployment desired, BundleSubmission submission, StepContext context, CancellationToken cancellationToken)
    {
        if (!desired.Queue)
        {
            var (started, active) = await TryAsync(submission, cancellationToken);
            return started ?? throw Full(desired, active, "and it was asked not to wait");
        }

        using var patience = new CancellationTokenSource(desired.SlotTimeout < LongestPatience ? desired.SlotTimeout : LongestPatience, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        IReadOnlyList<DeploymentState> holders = [];
        try
        {
            if (!_line.Wait(0, CancellationToken.None))
            {
                await context.ProgressAsync("waiting for a slot", "Waiting behind other deployments of this connection.");
                await _line.WaitAsync(waiting.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Full(desired, holders, $"and none became free within {desired.SlotTimeout.TotalSeconds:0} s");
        }

        try
        {
            var schedule = new PollSchedule(random);
            while (true)
            {
                var freed = _freed.Task;
                (var started, holders) = await TryAsync(submission, cancellationToken);
                if (started is not null)
                {
                    return started;
                }

                await context.ProgressAsync("waiting for a slot", $"All {Limit} slots are taken: {string.Join(", ", holders)}.");
                await Task.WhenAny(freed, Task.Delay(schedule.Next(), time, waiting.Token));
                waiting.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Full(desired, holders, $"and none became free within {desired.SlotTimeout.TotalSeconds:0} s");
        }
        finally
        {
            _line.Release();
        }
    }

    /// <summary>Looks for what the submission of an interrupted run may have started, so that it is taken for this connection's own.</summary>
    /// <returns>Null when it has started nothing.</returns>
    /// <exception cref="GcException">Whether it has cannot be told.</exception>
    public async Task<DeploymentState?> FindInterruptedAsync(BundleSubmission submission, RecordedCheckpoint submitting, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            var found = await submission.FindInterruptedAsync(submitting, _surveyor, cancellationToken);
            if (found is not null)
            {
                Took(found);
            }

            return found;
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>Counts a deployment among this connection's own, though the list may not show it yet.</summary>
    public void Took(DeploymentState started)
    {
        lock (_state)
        {
            _ownEver.Add(started.Id);
            _own[started.Id] = (started, time.GetTimestamp());
        }
    }

    /// <summary>Tells whoever waits that a deployment of this connection has ended.</summary>
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

    public void Dispose()
    {
        _line.Dispose();
        _counting.Dispose();
    }

    private async Task<(DeploymentState? Started, IReadOnlyList<DeploymentState> Holders)> TryAsync(BundleSubmission submission, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            var survey = await _surveyor.LookAsync(submission.Api, cancellationToken);
            var active = WithOwn(survey);
            if (active.Count >= Limit)
            {
                return (null, active);
            }

            try
            {
                var started = await submission.SendAsync(survey with { Active = active, Own = OwnEver() }, _surveyor, cancellationToken);
                Took(started);
                return (started, active);
            }
            catch (GcException lost) when (IsLimit(lost))
            {
                // Somebody else took the slot between counting and submitting.
                return (null, active);
            }
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>What is active, with what was submitted here and does not show in the list yet.</summary>
    private List<DeploymentState> WithOwn(DeploymentSurvey survey)
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

    private List<string> OwnEver()
    {
        lock (_state)
        {
            return [.. _ownEver];
        }
    }

    private static bool IsLimit(GcException failure) =>
        failure.Status == 409 && failure.PlatformCode?.Contains("limit", StringComparison.OrdinalIgnoreCase) != false;

    private static GcException Full(BundleDeployment desired, IReadOnlyList<DeploymentState> holders, string why) =>
        new(ErrorIds.LimitReached, ErrorKind.LimitReached, $"Deploy bundle '{desired.BundleId}' to environment '{desired.Environment}': all {Limit} deployment slots of the organization are taken{(holders.Count > 0 ? $" ({string.Join(", ", holders)})" : string.Empty)}, {why}. Nothing was submitted.")
        {
            Target = desired.BundleId,
            Remedies =
            [
                new("Wait until one of them has ended, or cancel one that is stuck.", new CancelDeployment()),
                new("To wait longer for a slot, raise the limit.", new UseOption(EngineOption.SlotTimeout)),
                new("To wait for a slot at all, allow waiting.", new OmitOption(EngineOption.NoQueue)),
            ],
        };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
