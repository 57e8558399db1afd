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
    private (Phase? Phase, string Message) _last;

    /// <summary>The records of an interrupted run for the step.</summary>
    public StepHistory History { get; } = history ?? StepHistory.None;

    /// <summary>Whether the state before a change is recorded, so that a later run can restore it.</summary>
    public bool KeepsBefore { get; init; }

    /// <summary>Reports the phase of the step; repeating the same report raises no event.</summary>
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

    /// <summary>Records a checkpoint for a later run; completes when every observer has processed it.</summary>
    /// <exception cref="InvalidOperationException">The kind has not declared the checkpoint, so that a later run could not interpret it.</exception>
    public Task CheckpointAsync(Checkpoint checkpoint, params (string Name, string Value)[] facts) =>
        checkpoints.Contains(checkpoint) || Checkpoint.Common.Contains(checkpoint)
            ? events.EmitAsync(new StepCheckpoint(address, checkpoint, facts.ToDictionary(fact => fact.Name, fact => fact.Value)))
            : throw new InvalidOperationException($"The kind '{address.Kind}' does not declare the checkpoint '{checkpoint}'.");
}
