using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Engine.Running;

/// <summary>What a handler has of the run: a place to say what it is doing, and what an interrupted run had put down.</summary>
internal sealed class StepContext(ResourceAddress address, EventStream events, StepHistory? history = null)
{
    /// <summary>The checkpoint of a step that is about to be undone because another failed.</summary>
    public const string Undoing = "undoing";

    /// <summary>The checkpoint of a step that is done, and is undone if another fails.</summary>
    public const string Done = "done";

    private (string Phase, string Message) _last;

    /// <summary>What an interrupted run has put down of the step.</summary>
    public StepHistory History { get; } = history ?? StepHistory.None;

    /// <summary>Whether what is there before a change is put down, so that a later run can bring it back.</summary>
    public bool KeepsBefore { get; init; }

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
