using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Writes each step's result to the pipeline as it becomes known. What was cancelled is told at the end, elsewhere.</summary>
internal sealed class ResultWriter(Func<StepResult, Task> write) : IRunObserver
{
    public string Name => "Output";

    public async ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is StepEnded { Result: { Status: not StepStatus.Cancelled } result })
        {
            await write(result);
        }
    }
}
