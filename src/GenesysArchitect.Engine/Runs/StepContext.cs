using System.Collections.Concurrent;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>Gives a handler access to the run: it reports progress and reads the records of an interrupted run.</summary>
/// <param name="address">The step's resource.</param>
/// <param name="checkpoints">The checkpoints that the kind has declared.</param>
/// <param name="events">The run's stream.</param>
/// <param name="history">The records of an interrupted run for the step; null for none.</param>
internal sealed class StepContext(ResourceAddress address, IReadOnlyList<Checkpoint> checkpoints, EventStream events, StepHistory? history = null)
{
    private readonly ConcurrentQueue<(Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts)> _reached = new();
    private (Phase? Phase, string Message) _last;

    /// <summary>The records of an interrupted run for the step.</summary>
    public StepHistory History { get; } = history ?? StepHistory.None;

    /// <summary>Whether the state before a change is recorded, so that a later run can restore it.</summary>
    public bool KeepsBefore { get; init; }

    /// <summary>The checkpoints that this run has come to, in their order.</summary>
    public IReadOnlyCollection<(Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts)> Reached => _reached;

    /// <summary>Whether a call that changes something may have been sent, and was not refused.</summary>
    public bool MayHaveStarted =>
        _reached.LastOrDefault(point => point.Checkpoint.Stage != CheckpointStage.Observed).Checkpoint is { Stage: not CheckpointStage.Refused };

    /// <summary>Reports what the step is occupied with; reporting the same again is not an event.</summary>
    public Task ProgressAsync(Phase phase, string message)
    {
        if (_last == (phase, message))
        {
            return Task.CompletedTask;
        }

        _last = (phase, message);
        return events.EmitAsync(new StepProgressed(address, phase, message));
    }

    public Task WarnAsync(string message) => events.EmitAsync(new StepWarned(address, message));

    /// <summary>Records that the credentials or the token were rejected.</summary>
    public Task RefusedAsync(GcException failure) => CheckpointAsync(Checkpoint.AuthenticationFailed, ("error", failure.ErrorId));

    /// <summary>Records what a later run must know; returns when every observer has it.</summary>
    /// <exception cref="InvalidOperationException">The kind has not declared it, so that a later run would not know what it means.</exception>
    public Task CheckpointAsync(Checkpoint checkpoint, params (string Name, string Value)[] facts)
    {
        if (!checkpoints.Contains(checkpoint) && !Checkpoint.Common.Contains(checkpoint))
        {
            throw new InvalidOperationException($"The kind '{address.Kind}' does not declare the checkpoint '{checkpoint}'.");
        }

        var recorded = facts.ToDictionary(fact => fact.Name, fact => fact.Value);
        _reached.Enqueue((checkpoint, recorded));
        return events.EmitAsync(new StepCheckpoint(address, checkpoint, recorded));
    }
}
