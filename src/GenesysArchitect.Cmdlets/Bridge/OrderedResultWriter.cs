using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// Writes the results of steps in the order of the pipeline input, each as soon as it and all before it are
/// known. Cancelled steps are not written here.
/// </summary>
internal sealed class OrderedResultWriter(IEnumerable<ResourceAddress> order, Action<StepResult> write) : IRunObserver
{
    private readonly Queue<ResourceAddress> _order = new(order);
    private readonly Dictionary<ResourceAddress, StepResult> _ended = [];

    public string Name => "Output";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is StepEnded { Result: var result })
        {
            _ended[result.Address] = result;
            while (_order.TryPeek(out var next) && _ended.TryGetValue(next, out var known))
            {
                _order.Dequeue();
                if (known.Status != StepStatus.Cancelled)
                {
                    write(known);
                }
            }
        }

        return ValueTask.CompletedTask;
    }
}
