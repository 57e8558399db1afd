using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>
/// Reports delays of a step's calls to the event stream of its run. The transport does not know steps; the step of a
/// call flows with the execution context.
/// </summary>
internal sealed class StepCalls : ICallWatcher
{
    private static readonly AsyncLocal<(ResourceAddress Address, EventStream Events)?> Current = new();

    /// <summary>Assigns the calls made in this execution context from here on to a step.</summary>
    public static void AssignTo(ResourceAddress address, EventStream events) => Current.Value = (address, events);

    public void Delayed(CallDelay delay)
    {
        if (Current.Value is var (address, events))
        {
            events.Post(new CallDelayed(address, delay.Kind, delay.Operation, delay.Why, delay.Length));
        }
    }
}
