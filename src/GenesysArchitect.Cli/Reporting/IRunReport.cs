using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>Shows a run from the plan to the result, and receives the engine's log.</summary>
internal interface IRunReport : IEngineHost
{
    /// <summary>The pipeline to report to; null for none.</summary>
    Pipeline? Pipeline { get; }

    /// <summary>Shows that planning is in progress, if it takes long.</summary>
    Task<Plan> WatchPlanningAsync(Task<Plan> planning);

    void ShowPlan(Plan plan);

    /// <summary>Shows the progress of a run.</summary>
    /// <param name="run">Starts the run with an observer.</param>
    Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run);

    /// <summary>Shows that a stop was requested.</summary>
    void ShowStopping();

    void ShowResult(RunResult result);

    /// <summary>Shows why a plan is not run.</summary>
    void ShowNotRun(Plan plan, GcException reason);
}
