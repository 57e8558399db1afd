using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The report of a run, with an explanation of each part.</summary>
internal sealed class DemoReport(IRunReport report, DemoOutput output, DemoSection section) : IRunReport
{
    public RunResult? Result { get; private set; }

    // The demo does not report to a pipeline.
    public Pipeline? Pipeline => null;

    public Task<Plan> WatchPlanningAsync(Task<Plan> planning) => report.WatchPlanningAsync(planning);

    public void ShowPlan(Plan plan)
    {
        output.WriteHeading(section.Plan);
        report.ShowPlan(plan);
        if (section.Remark is { } remark)
        {
            output.WriteText(string.Empty);
            output.WriteText(remark);
        }
    }

    public Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run)
    {
        WriteHeading(section.Run);
        return report.WatchAsync(run);
    }

    public void ShowStopping() => report.ShowStopping();

    public void ShowResult(RunResult result)
    {
        Result = result;
        WriteHeading(section.Result);
        report.ShowResult(result);
    }

    public void ShowNotRun(Plan plan, GcException reason) => report.ShowNotRun(plan, reason);

    public bool IsEnabled(EngineLogLevel level) => report.IsEnabled(level);

    public void Log(EngineLogLevel level, string message) => report.Log(level, message);

    private void WriteHeading(DemoHeading? heading)
    {
        if (heading is not null)
        {
            output.WriteHeading(heading);
        }
    }
}
