using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>Reports a run as JSON: one line on standard output when a step ends, and everything else as plain text on standard error.</summary>
internal sealed class JsonReport : IRunReport, IRunObserver
{
    private readonly TextWriter _error;
    private readonly RunPresentation _shown;
    private readonly JsonLineWriter _lines;
    private readonly EventLines _events;
    private readonly LogLines _log;
    private Dictionary<ResourceAddress, PlanStep> _steps = [];

    public JsonReport(ProgramContext context, RunPresentation shown, bool verbose)
    {
        _error = context.Error;
        Pipeline = context.Pipeline;
        _shown = shown;
        _lines = new JsonLineWriter(context.Output);
        _events = new EventLines(_error, shown, context.Time);
        _log = new LogLines(_error, verbose, context.Time);
    }

    public string Name => "JSON lines";

    public Pipeline? Pipeline { get; }

    public Task<Plan> WatchPlanningAsync(Task<Plan> planning) => planning;

    public void ShowPlan(Plan plan)
    {
        _steps = plan.Steps.ToDictionary(step => step.Address);
        Report(PlanLines.Of(plan, _shown));
    }

    public Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run) => run(this);

    public async ValueTask ObserveAsync(RunEvent happened)
    {
        await _events.ObserveAsync(happened);
        if (happened is StepEnded { Result: var result })
        {
            Write(result);
        }
    }

    public void ShowStopping() => _error.WriteLine("Stopping. A second signal ends the program immediately.");

    public void ShowResult(RunResult result)
    {
        Report(result.Steps.SelectMany(step => _shown.Of(step.Address).Notes(step)).Select(note => $"note: {note}"));
        Report(result.Steps.SelectMany(step => step.Errors).SelectMany(FailureLines.Of));
    }

    public void ShowNotRun(Plan plan, GcException reason)
    {
        foreach (var step in plan.Steps)
        {
            Write(new StepResult { Address = step.Address, Status = StepStatus.Skipped, Error = step.Blocked ?? reason });
        }

        Report(plan.Steps.Select(step => step.Blocked).OfType<GcException>().Append(reason).SelectMany(FailureLines.Of));
    }

    public bool IsEnabled(EngineLogLevel level) => _log.IsEnabled(level);

    public void Log(EngineLogLevel level, string message) => _log.Log(level, message);

    public void Waiting(EngineWait wait) => _log.Waiting(wait);

    private void Write(StepResult result) => _lines.Write(json => _shown.Of(result.Address).WriteJson(json, _steps[result.Address], result));

    private void Report(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _error.WriteLine(line);
        }
    }
}
