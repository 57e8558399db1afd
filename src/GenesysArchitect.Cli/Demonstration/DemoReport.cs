using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The report of <c>gcarch deploy</c>, with a word about what is to be seen.</summary>
internal sealed class DemoReport(IRunReport report, DemoStage stage) : IRunReport
{
    public RunResult? Result { get; private set; }

    // A demonstration is nothing that a pipeline would want to be told of.
    public Pipeline? Pipeline => null;

    public Task<Plan> WatchPlanningAsync(Task<Plan> planning) => report.WatchPlanningAsync(planning);

    public void ShowPlan(Plan plan)
    {
        stage.Open("The plan", "What a deployment would change, and how much that can break. Nothing has been submitted yet.");
        report.ShowPlan(plan);
        stage.Tell(string.Empty);
        stage.Tell("A flow is taken away, so the impact is high: gcarch deploy would ask first. The demo says yes.");
    }

    public Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run)
    {
        stage.Open("The run", "Both environments side by side. prod is told to fail, and is rolled back.");
        return report.WatchAsync(run);
    }

    public void ShowStopping() => report.ShowStopping();

    public void ShowResult(RunResult result)
    {
        Result = result;
        stage.Open("The result", "Each environment, and each error with what to do about it. gcarch deploy would end with exit code 1: failed, and undone.");
        report.ShowResult(result);
    }

    public void ShowNotRun(Plan plan, GcException reason) => report.ShowNotRun(plan, reason);

    public bool IsEnabled(EngineLogLevel level) => report.IsEnabled(level);

    public void Log(EngineLogLevel level, string message) => report.Log(level, message);
}
