using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// Writes each step's result to the pipeline as soon as it is known. The run does not wait for
/// it, because downstream commands may take long. Cancelled steps are not written here.
/// </summary>
internal sealed class ResultWriter(Action<StepResult> write) : IRunObserver
{
    public string Name => "Output";

    /// <summary>Whether blocked steps are written as well.</summary>
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
