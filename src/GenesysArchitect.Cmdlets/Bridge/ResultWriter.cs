using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// Has each step's result written to the pipeline as it becomes known. The run does not wait for
/// it: whoever is downstream may take long. What was cancelled is told at the end, elsewhere.
/// </summary>
internal sealed class ResultWriter(Action<StepResult> write) : IRunObserver
{
    public string Name => "Output";

    /// <summary>Whether what was kept from being begun is written as well.</summary>
    public bool WritesBlocked { get; init; }

    public ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is StepEnded { Result: { Status: not StepStatus.Cancelled } result } && (WritesBlocked || result.Status != StepStatus.Blocked))
        {
            write(result);
        }

        return ValueTask.CompletedTask;
    }
}
