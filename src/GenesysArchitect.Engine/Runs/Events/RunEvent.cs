using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>One thing that happened in a run. All events of a run are in one order, reported by their sequence numbers.</summary>
public abstract record RunEvent
{
    /// <summary>The place in the run's order, from one, without a gap.</summary>
    public long Sequence { get; internal init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The run it belongs to.</summary>
    public string RunId { get; internal init; } = string.Empty;
}

/// <summary>The run begins.</summary>
/// <param name="Plan">What it is about to do.</param>
public sealed record RunStarted(Plan Plan) : RunEvent;

/// <summary>A step begins.</summary>
/// <param name="Step">The step.</param>
public sealed record StepStarted(PlanStep Step) : RunEvent;

/// <summary>A step has come further, or says what it waits for.</summary>
/// <param name="Address">Which resource.</param>
/// <param name="Phase">What it is occupied with.</param>
/// <param name="Message">What there is to say about it.</param>
public sealed record StepProgressed(ResourceAddress Address, Phase Phase, string Message) : RunEvent;

/// <summary>
/// A step is about to do, or has done, something that a later run must know of. Every observer has
/// had this event before the step goes on.
/// </summary>
/// <param name="Address">Which resource.</param>
/// <param name="Checkpoint">Which of those that its kind has declared.</param>
/// <param name="Facts">What is known, by name, such as <c>deploymentId</c>.</param>
public sealed record StepCheckpoint(ResourceAddress Address, Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts) : RunEvent
{
    /// <summary>The checkpoint's name, such as <c>submitted</c>.</summary>
    public string Name => Checkpoint.Name;

    /// <summary>What a person is shown of it, such as <c>submitted: dep-5</c>; null if only detailed output shows it.</summary>
    public string? Headline => Checkpoint.Headline?.Invoke(Facts);
}

/// <summary>A step met something that the user should know, and goes on.</summary>
/// <param name="Address">Which resource.</param>
/// <param name="Message">What it met.</param>
public sealed record StepWarned(ResourceAddress Address, string Message) : RunEvent;

/// <summary>A call of a step does not go straight through: it was held back until now, or failed and is sent again.</summary>
/// <param name="Address">Which resource.</param>
/// <param name="Kind">Which of both.</param>
/// <param name="Operation">What the call is for.</param>
/// <param name="Why">What there is to say about it.</param>
/// <param name="Delay">How long it was held back until now, or after how long from now it is sent again.</param>
public sealed record CallDelayed(ResourceAddress Address, CallDelayKind Kind, string Operation, string Why, TimeSpan Delay) : RunEvent;

/// <summary>A step has ended.</summary>
/// <param name="Result">How.</param>
public sealed record StepEnded(StepResult Result) : RunEvent;

/// <summary>An observer failed. The run goes on without minding.</summary>
/// <param name="Observer">Which.</param>
/// <param name="Message">What it failed of.</param>
public sealed record ObserverFailed(string Observer, string Message) : RunEvent
{
    /// <summary>What can be done about it.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>What it says, and what can be done about it.</summary>
    /// <param name="renderer">The words of the front end.</param>
    public string Describe(IRemedyRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        return renderer.Render(Remedies) is { } remedies ? $"{Message} {remedies}" : Message;
    }
}

/// <summary>The run has ended.</summary>
/// <param name="Result">How.</param>
public sealed record RunEnded(RunResult Result) : RunEvent;
