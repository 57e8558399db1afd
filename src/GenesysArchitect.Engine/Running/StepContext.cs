using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Engine.Running;

/// <summary>What a handler has of the run: a place to say what it is doing.</summary>
internal sealed class StepContext(ResourceAddress address, EventStream events)
{
    private (string Phase, string Message) _last;

    /// <summary>Says what the step is at; saying the same again is not an event.</summary>
    public Task ProgressAsync(string phase, string message)
    {
        if (_last == (phase, message))
        {
            return Task.CompletedTask;
        }

        _last = (phase, message);
        return events.EmitAsync(new StepProgressed(address, phase, message));
    }

    public Task WarnAsync(string message) => events.EmitAsync(new StepWarned(address, message));

    /// <summary>Puts down that the credentials or the token were refused.</summary>
    public Task RefusedAsync(GcException failure) => CheckpointAsync("auth_failed", ("error", failure.ErrorId));

    /// <summary>Puts down what a later run must know; returns when every observer has it.</summary>
    public Task CheckpointAsync(string name, params (string Name, string Value)[] facts) =>
        events.EmitAsync(new StepCheckpoint(address, name, facts.ToDictionary(fact => fact.Name, fact => fact.Value)));
}
