using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>Writes the result of each resource as soon as it is known.</summary>
internal sealed class ManifestResultWriter(Plan plan, Action<StepResult> write) : IRunObserver
{
    private readonly Dictionary<ResourceAddress, PlanStep> _steps = plan.Steps.ToDictionary(step => step.Address);

    public string Name => "Output";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is StepEnded { Result: var result })
        {
            write(Of(result));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A step's result with the object written to the user.</summary>
    public StepResult Of(StepResult result) => result with { Output = GcManifestResult.Of(plan.RunId, _steps[result.Address], result) };
}
