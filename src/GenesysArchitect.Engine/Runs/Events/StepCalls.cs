using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>
/// Puts what keeps a step's calls waiting on the stream of its run. The transport knows no steps: which one a call is of
/// goes along with the work that makes the call.
/// </summary>
internal sealed class StepCalls : ICallWatcher
{
    private static readonly AsyncLocal<(ResourceAddress Address, EventStream Events)?> Current = new();

    /// <summary>Has the calls that are made from here on, in this flow of work, belong to a step.</summary>
    public static void BelongTo(ResourceAddress address, EventStream events) => Current.Value = (address, events);

    public void Delayed(CallDelay delay)
    {
        if (Current.Value is var (address, events))
        {
            events.Post(new CallDelayed(address, delay.Kind, delay.Operation, delay.Why, delay.Length));
        }
    }
}
