using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Reports a run as text: plan, progress and result on standard output, errors and log on standard error.</summary>
internal sealed class TextReport : IRunReport
{
    // The spinner would only flicker if planning is faster.
    private static readonly TimeSpan SpinnerDelay = TimeSpan.FromMilliseconds(500);

    private readonly ProgramContext _context;
    private readonly string _organization;
    private readonly RunPresentation _shown;
    private readonly LogLines _log;
    private readonly IAnsiConsole _output;
    private readonly FailureReport _failures;
    private readonly LiveSteps? _live;
    private bool _hasChanges = true;

    public TextReport(ProgramContext context, string organization, RunPresentation shown, bool verbose)
    {
        _context = context;
        _organization = organization;
        _shown = shown;
        _log = new LogLines(context.Error, verbose, context.Time);
        _output = TextConsole.ForOutput(context);
        _failures = new FailureReport(context, Arguments.OutputFormat.Text, verbose);

        // Log lines and a live display would overwrite each other.
        _live = context.OutputIsTerminal && _output.Profile.Capabilities.Ansi && !verbose ? new LiveSteps(_output, _shown, context.Time) : null;
    }

    public Pipeline? Pipeline => _context.Pipeline;

    public async Task<Plan> WatchPlanningAsync(Task<Plan> planning)
    {
        if (_live is not null && await Task.WhenAny(planning, Task.Delay(SpinnerDelay, _context.Time)) != planning)
        {
            await _output.Status().Spinner(_output.Profile.Capabilities.Unicode ? Spinner.Known.Dots : Spinner.Known.Line).SpinnerStyle(Palette.UnderWay)
                .StartAsync($"Planning: querying {Markup.Escape(_organization)}", _ => planning);
        }

        return await planning;
    }

    public void ShowPlan(Plan plan)
    {
        // If the manifest is already in the desired state, the plan has shown everything.
        _hasChanges = plan.HasChanges || !_shown.ShowsWaves;
        Show(PlanView.Of(plan, _organization, _shown, _output.Profile.Width));
        foreach (var blocked in plan.Steps.Select(step => step.Blocked).OfType<GcException>())
        {
            _failures.Show(blocked);
        }
    }

    public async Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> run)
    {
        if (!_hasChanges)
        {
            return await run(new EventLines(TextWriter.Null, _shown, _context.Time));
        }

        if (_live is not null)
        {
            return await _live.WatchAsync(run(_live));
        }

        _output.WriteLine();
        return await run(new EventLines(_context.Output, _shown, _context.Time));
    }

    public void ShowStopping()
    {
        const string stopping = "Stopping. Press Ctrl+C again to end immediately.";
        if (_live is { IsShown: true })
        {
            _live.Report(stopping, Palette.Attention);
        }
        else
        {
            _context.Error.WriteLine(stopping);
        }
    }

    public void ShowResult(RunResult result)
    {
        if (result.Steps.Any(step => step.Status != StepStatus.Blocked && (_hasChanges || step.Status != StepStatus.NoChange)))
        {
            Show(ResultView.Tables(result, _shown, _output.Profile.Width));
            Show(result.Steps.SelectMany(step => _shown.Of(step.Address).Notes(step)).Concat(SkippedNote(result)).Select(NoteView.Of));
        }

        // The plan has already shown why a step is blocked; if nothing ran, it is still visible.
        if (result.Steps.Any(step => step.Status is not (StepStatus.Blocked or StepStatus.NoChange)))
        {
            foreach (var error in result.Steps.SelectMany(step => step.Errors).Where(error => !_shown.ShowsWaves || error.ErrorId != ErrorIds.StepSkipped))
            {
                _failures.Show(error);
            }
        }

        _output.WriteLine();
        _output.Write(ResultView.Summary(result, _shown));
        _output.WriteLine();
    }

    public void ShowNotRun(Plan plan, GcException reason) => _failures.Show(reason);

    public bool IsEnabled(EngineLogLevel level) => _log.IsEnabled(level);

    public void Log(EngineLogLevel level, string message)
    {
        if (_live is { IsShown: true })
        {
            _live.Report(Wording.Printable(message), Palette.Attention);
        }
        else
        {
            _log.Log(level, message);
        }
    }

    public void Waiting(EngineWait wait)
    {
        if (_live is { IsShown: true })
        {
            _live.Report(Wording.Printable(wait.ToString()), Palette.Quiet);
        }
        else
        {
            _log.Waiting(wait);
        }
    }

    // Of many resources, those that were only skipped are listed in a single note.
    private IEnumerable<string> SkippedNote(RunResult result)
    {
        var skipped = result.Steps.Where(step => _shown.ShowsWaves && step.Status == StepStatus.Skipped).Select(step => _shown.Label(step.Address).TrimEnd()).ToList();
        return skipped.Count == 0 ? [] : [$"Skipped, because a dependency did not succeed: {string.Join(", ", skipped)}."];
    }

    private void Show(IEnumerable<IRenderable> parts)
    {
        foreach (var part in parts)
        {
            _output.WriteLine();
            _output.Write(part);
        }
    }
}
