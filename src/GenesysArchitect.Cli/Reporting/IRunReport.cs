using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>Shows a run from its plan to its result, and takes the engine's log.</summary>
internal interface IRunReport : IEngineHost
{
    /// <summary>The pipeline that has to be told as well; null where there is none.</summary>
    Pipeline? Pipeline { get; }

    /// <summary>Says that it is being planned, should that take its time.</summary>
    Task<Plan> WatchPlanningAsync(Task<Plan> planning);

    void ShowPlan(Plan plan);

    /// <summary>Shows a run while it goes on.</summary>
    /// <param name="run">Begins the run, and has it watched.</param>
    Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run);

    /// <summary>Says that the run was asked to stop.</summary>
    void ShowStopping();

    void ShowResult(RunResult result);

    /// <summary>Says why a plan is not carried out.</summary>
    void ShowNotRun(Plan plan, GcException reason);
}
