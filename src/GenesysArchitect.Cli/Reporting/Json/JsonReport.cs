using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Cli.Surroundings;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>A run for a program: a JSON line on standard output as each deployment ends, all else as plain lines on standard error.</summary>
internal sealed class JsonReport : IRunReport, IRunObserver
{
    private readonly TextWriter _error;
    private readonly Dictionary<ResourceAddress, BundleDeployment> _wishes;
    private readonly JsonLineWriter _lines;
    private readonly EventLines _events;
    private readonly LogLines _log;
    private Dictionary<ResourceAddress, PlanStep> _steps = [];

    public JsonReport(ProgramSurroundings surroundings, IReadOnlyList<BundleDeployment> wishes, bool verbose)
    {
        _error = surroundings.Error;
        _wishes = wishes.DistinctBy(wish => wish.Address).ToDictionary(wish => wish.Address);
        _lines = new JsonLineWriter(surroundings.Output);
        _events = new EventLines(_error, new StepLabels(wishes), surroundings.Time);
        _log = new LogLines(_error, verbose, surroundings.Time);
    }

    public string Name => "JSON lines";

    public Task<Plan> WatchPlanningAsync(Task<Plan> planning) => planning;

    public void ShowPlan(Plan plan)
    {
        _steps = plan.Steps.ToDictionary(step => step.Address);
        Tell(PlanLines.Of(plan));
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

    public void ShowStopping() => _error.WriteLine("Stopping. Once more ends at once.");

    public void ShowResult(RunResult result) => Tell(result.Steps.SelectMany(step => step.Errors).SelectMany(FailureLines.Of));

    public void ShowNotRun(Plan plan, GcException reason)
    {
        foreach (var step in plan.Steps)
        {
            Write(new StepResult { Address = step.Address, Status = StepStatus.Skipped, Error = step.Blocked ?? reason });
        }

        Tell(FailureLines.Of(reason));
    }

    public bool IsEnabled(EngineLogLevel level) => _log.IsEnabled(level);

    public void Log(EngineLogLevel level, string message) => _log.Log(level, message);

    private void Write(StepResult result) => _lines.Write(json => DeploymentJson.Write(json, _wishes[result.Address], _steps[result.Address], result));

    private void Tell(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _error.WriteLine(line);
        }
    }
}
