using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>
/// Reports delays of a step's calls to the event stream of its run. The transport does not know steps; the step of a
/// call flows with the execution context.
/// </summary>
/// <param name="host">Receives the waits of the calls; null for none.</param>
internal sealed class StepCalls(IEngineHost? host = null) : ICallWatcher
{
    private static readonly TimeSpan SameWait = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private DateTimeOffset _until;

    private static readonly AsyncLocal<(ResourceAddress Address, EventStream Events)?> Current = new();

    /// <summary>Assigns the calls made in this execution context from here on to a step.</summary>
    public static void AssignTo(ResourceAddress address, EventStream events) => Current.Value = (address, events);

    /// <summary>Reports a wait once, however many calls are held by it.</summary>
    public void Waiting(CallWait wait)
    {
        lock (_gate)
        {
            if (wait.Until - _until < SameWait)
            {
                return;
            }

            _until = wait.Until;
        }

        host?.Waiting(new EngineWait(wait.Operation, wait.Why, wait.Until, wait.Length));
    }

    public void Delayed(CallDelay delay)
    {
        if (delay.Kind == CallDelayKind.HeldBack)
        {
            host?.WaitEnded();
        }

        if (Current.Value is var (address, events))
        {
            events.Post(new CallDelayed(address, delay.Kind, delay.Operation, delay.Why, delay.Length));
        }
    }
}
