using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The report of a run, with a word about what is to be seen.</summary>
internal sealed class DemoReport(IRunReport report, DemoStage stage, DemoAct act) : IRunReport
{
    public RunResult? Result { get; private set; }

    // A demonstration is of no interest to a pipeline.
    public Pipeline? Pipeline => null;

    public Task<Plan> WatchPlanningAsync(Task<Plan> planning) => report.WatchPlanningAsync(planning);

    public void ShowPlan(Plan plan)
    {
        stage.Open(act.Plan);
        report.ShowPlan(plan);
        if (act.Aside is { } aside)
        {
            stage.Tell(string.Empty);
            stage.Tell(aside);
        }
    }

    public Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run)
    {
        Open(act.Run);
        return report.WatchAsync(run);
    }

    public void ShowStopping() => report.ShowStopping();

    public void ShowResult(RunResult result)
    {
        Result = result;
        Open(act.Result);
        report.ShowResult(result);
    }

    public void ShowNotRun(Plan plan, GcException reason) => report.ShowNotRun(plan, reason);

    public bool IsEnabled(EngineLogLevel level) => report.IsEnabled(level);

    public void Log(EngineLogLevel level, string message) => report.Log(level, message);

    private void Open(DemoHeading? heading)
    {
        if (heading is not null)
        {
            stage.Open(heading);
        }
    }
}
