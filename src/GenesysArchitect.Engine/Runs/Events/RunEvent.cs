using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>An event of a run. All events of a run are ordered by their sequence numbers.</summary>
public abstract record RunEvent
{
    /// <summary>The sequence number, from 1 without gaps.</summary>
    public long Sequence { get; internal init; }

    /// <summary>The time of the event.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The id of the run.</summary>
    public string RunId { get; internal init; } = string.Empty;
}

/// <summary>The run starts.</summary>
/// <param name="Plan">The plan.</param>
public sealed record RunStarted(Plan Plan) : RunEvent;

/// <summary>A step starts.</summary>
/// <param name="Step">The step.</param>
public sealed record StepStarted(PlanStep Step) : RunEvent;

/// <summary>A step has progressed, or reports what it waits for.</summary>
/// <param name="Address">The address of the resource.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Message">The message.</param>
public sealed record StepProgressed(ResourceAddress Address, Phase Phase, string Message) : RunEvent;

/// <summary>
/// A step is about to do, or has done, something that a later run must know. Every observer has
/// processed this event before the step continues.
/// </summary>
/// <param name="Address">The address of the resource.</param>
/// <param name="Checkpoint">One of the checkpoints that the kind has declared.</param>
/// <param name="Facts">The facts by name, such as <c>deploymentId</c>.</param>
public sealed record StepCheckpoint(ResourceAddress Address, Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts) : RunEvent
{
    /// <summary>The checkpoint's name, such as <c>submitted</c>.</summary>
    public string Name => Checkpoint.Name;

    /// <summary>The displayed text, such as <c>submitted: dep-5</c>; null if only detailed output shows the checkpoint.</summary>
    public string? Headline => Checkpoint.Headline?.Invoke(Facts);
}

/// <summary>A step reports a warning, and continues.</summary>
/// <param name="Address">The address of the resource.</param>
/// <param name="Message">The message.</param>
public sealed record StepWarned(ResourceAddress Address, string Message) : RunEvent;

/// <summary>A call of a step was delayed by a rate limit, or failed and is retried.</summary>
/// <param name="Address">The address of the resource.</param>
/// <param name="Kind">The kind of the delay.</param>
/// <param name="Operation">The purpose of the call.</param>
/// <param name="Why">The reason.</param>
/// <param name="Delay">How long the call was delayed until now, or the time until it is retried.</param>
public sealed record CallDelayed(ResourceAddress Address, CallDelayKind Kind, string Operation, string Why, TimeSpan Delay) : RunEvent;

/// <summary>A step has ended.</summary>
/// <param name="Result">The result.</param>
public sealed record StepEnded(StepResult Result) : RunEvent;

/// <summary>An observer failed. The run continues without it.</summary>
/// <param name="Observer">The name of the observer.</param>
/// <param name="Message">The error message.</param>
public sealed record ObserverFailed(string Observer, string Message) : RunEvent
{
    /// <summary>The remedies.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>The message and the remedies.</summary>
    /// <param name="renderer">Renders the remedies for the front end.</param>
    public string Describe(IRemedyRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        return renderer.Render(Remedies) is { } remedies ? $"{Message} {remedies}" : Message;
    }
}

/// <summary>The run has ended.</summary>
/// <param name="Result">The result.</param>
public sealed record RunEnded(RunResult Result) : RunEvent;
