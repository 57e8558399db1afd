using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;
using Polly;
using Polly.Retry;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// Changes one flow without overwriting concurrent changes: each write names the version that it is based on. After a
/// concurrent modification the flow is read again, both changes are merged, and the result is written.
/// </summary>
internal sealed class FlowWriter
{
    // An unconfirmed write is checked and retried as often as any other call is retried.
    private const int MaxUnconfirmed = 9;
    private static readonly TimeSpan InitialBackoff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(5);

    // A host may show a moment late what another writer has made of the flow.
    private static readonly TimeSpan[] UntilShown = [TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private static readonly Phase Writing = new("writing");
    private static readonly Phase Merging = new("merging");

    private readonly IFlowApi _api;
    private readonly Flow _desired;
    private readonly FlowPreflight _plan;
    private readonly StepContext _context;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<FlowChange> _pipeline;
    private FlowDocument _current;
    private JsonElement _target;
    private IReadOnlyList<MergeConflict> _settled;
    private GcException? _failed;
    private GcException? _refused;
    private int _concurrentlyModified;
    private bool _wasLost;

    public FlowWriter(IFlowApi api, Flow desired, FlowPreflight plan, StepContext context, TimeProvider time, Random random)
    {
        _api = api;
        _desired = desired;
        _plan = plan;
        _context = context;
        _time = time;
        _current = plan.Live!;
        _target = plan.Target;
        _settled = plan.Conflicts;
        _pipeline = Pipeline(desired.MaxRetries, time, random);
    }

    /// <summary>Writes until the flow is in its desired state.</summary>
    /// <exception cref="GcException">The changes conflict, the retries are exhausted, or the platform rejected the write.</exception>
    public async Task<FlowChange> WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAndConfirmAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (IsOpen)
        {
            throw FlowErrors.NotSettled(_desired.Id);
        }
        catch (GcException failure) when (IsOpen && failure.Kind != ErrorKind.Ambiguous)
        {
            throw FlowErrors.NotSettled(_desired.Id, failure);
        }
    }

    private ResiliencePipeline<FlowChange> Pipeline(int maxRetries, TimeProvider time, Random random)
    {
        var pipeline = new ResiliencePipelineBuilder<FlowChange> { TimeProvider = time };
        if (maxRetries > 0)
        {
            pipeline.AddRetry(Retry(failure => failure != _refused && IsConcurrentModification(failure), maxRetries, random));
        }

        return pipeline.AddRetry(Retry(IsUnconfirmed, MaxUnconfirmed, random)).Build();
    }

    private static RetryStrategyOptions<FlowChange> Retry(Func<GcException, bool> handles, int most, Random random) => new()
    {
        MaxRetryAttempts = most,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = InitialBackoff,
        MaxDelay = MaxBackoff,
        Randomizer = random.NextDouble,
        ShouldHandle = outcome => new ValueTask<bool>(outcome.Outcome.Exception is GcException failure && handles(failure)),
    };

    private static bool IsConcurrentModification(GcException failure) => failure is { Kind: ErrorKind.Conflict, ErrorId: ErrorIds.Conflict };

    // It is unknown whether the write was applied; since it names its version, it can be safely retried.
    private static bool IsUnconfirmed(GcException failure) =>
        failure.ErrorId == ErrorIds.ServerError || failure is ResponseLostException { Fate: DeliveryStatus.Unknown or DeliveryStatus.Accepted };

    /// <summary>Whether a write is unconfirmed.</summary>
    private bool IsOpen => _failed is { } failure && IsUnconfirmed(failure);

    private async Task<FlowChange> WriteAndConfirmAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async stop => await AttemptAsync(stop), cancellationToken);
        }
        catch (GcException last) when (_failed == last && (IsConcurrentModification(last) || IsUnconfirmed(last)))
        {
            // The last write is checked like the earlier ones.
            var refusedAt = _current.Version;
            if (await RebaseAsync(cancellationToken) is { } made)
            {
                return made;
            }

            // A platform that refuses it at the version it has refuses it for another reason, and says which.
            if (IsUnconfirmed(last))
            {
                throw;
            }

            throw _current.Version == refusedAt ? FlowErrors.RefusedAtVersion(_desired.Id, _current, last) : FlowErrors.Contended(_desired.Id, _concurrentlyModified, _plan.Live!, _current, last);
        }
    }

    private async Task<FlowChange> AttemptAsync(CancellationToken cancellationToken)
    {
        if (_failed is { } failed && await ReadAgainAsync(failed, cancellationToken) is { } made)
        {
            return made;
        }

        using var grace = new GracePeriod(_time, cancellationToken);
        try
        {
            await _context.ProgressAsync(Writing, $"Changing version {_current.Version}.");
            FlowBackup.Keep(_desired, _current);
            var after = await _api.UpdateAsync(_desired.Id, _current, _target, grace.Token);
            return Change(_current, after, _target);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw FlowErrors.NotSettled(_desired.Id);
        }
        catch (GcException gone) when (gone.Kind == ErrorKind.NotFound)
        {
            throw FlowErrors.Deleted(_desired.Id);
        }
        catch (GcException failure)
        {
            _failed = failure;
            _concurrentlyModified += IsConcurrentModification(failure) ? 1 : 0;
            _wasLost |= IsUnconfirmed(failure);
            throw;
        }
    }

    /// <summary>Reads the flow again after a write that failed, and merges what others have made of it meanwhile.</summary>
    /// <returns>The change when the flow is in the desired state by now.</returns>
    /// <exception cref="GcException">The write was refused, and nobody else has changed the flow: it would be refused again.</exception>
    private async Task<FlowChange?> ReadAgainAsync(GcException failed, CancellationToken cancellationToken)
    {
        var refusedAt = _current.Version;
        foreach (var pause in IsConcurrentModification(failed) ? UntilShown : [TimeSpan.Zero])
        {
            await Task.Delay(pause, _time, cancellationToken);
            if (await RebaseAsync(cancellationToken) is { } made)
            {
                return made;
            }

            if (IsUnconfirmed(failed) || _current.Version != refusedAt)
            {
                return null;
            }
        }

        throw _refused = FlowErrors.RefusedAtVersion(_desired.Id, _current, failed);
    }

    private FlowChange Change(FlowDocument before, FlowDocument after, JsonElement sent) =>
        new() { Before = before, After = after, Sent = sent, Retries = _concurrentlyModified, Settled = _settled };

    /// <summary>Reads the flow again, and merges the desired state into the changes of others.</summary>
    /// <returns>The change if the flow is already in its desired state: a write whose response was lost was applied after all, or another writer made the same change.</returns>
    /// <exception cref="GcException">The flow no longer exists, the changes conflict, or the merged flow is invalid.</exception>
    private async Task<FlowChange?> RebaseAsync(CancellationToken cancellationToken)
    {
        var now = await _api.FindAsync(_desired.Id, cancellationToken) ?? throw FlowErrors.Deleted(_desired.Id);
        _failed = null;
        if (now.Version == _current.Version)
        {
            return null;
        }

        var merged = FlowTarget.Merge(_plan.Live!.Content, _plan.Target, now, _desired.ConflictPolicy);
        if (merged.Conflicts.Count > 0 && _desired.ConflictPolicy == ConflictPolicy.Fail)
        {
            throw FlowErrors.Conflict(_desired.Id, merged.Conflicts);
        }

        var findings = FlowShape.CheckFlow(merged.Content).Concat(FlowLifecycle.Check(_desired.Id, merged.Content, now)).Select(finding => finding.In(_desired)).ToList();
        if (findings.Count > 0)
        {
            throw FlowErrors.Invalid(_desired.Id, findings);
        }

        _settled = _plan.Conflicts.Concat(merged.Conflicts).ToArray();
        if (JsonEquality.AreEqual(now.Content, merged.Content))
        {
            // Without a lost response, the change must be another writer's.
            return _wasLost ? Change(_current, now, _target) : Change(now, now, now.Content);
        }

        await _context.ProgressAsync(Merging, $"Another writer changed it to version {now.Version}; merging both changes.");
        (_current, _target) = (now, merged.Content);
        return null;
    }
}
