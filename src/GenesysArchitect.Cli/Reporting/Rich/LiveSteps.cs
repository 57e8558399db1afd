using System.Collections.Concurrent;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>
/// The live display of a run on a terminal: one animated line per step, and messages above them. If there are more steps
/// than lines on the terminal, only the running steps have a line, and the others are counted.
/// </summary>
internal sealed class LiveSteps(IAnsiConsole console, RunPresentation shown, TimeProvider time) : IRunObserver
{
    // The symbol, the elapsed time, and the space between the columns.
    private const int FixedColumnsWidth = 20;

    // The blank line above the steps, the counts below them, and the cursor line.
    private const int ReservedLines = 3;

    private static readonly LiveStep Waiting = new();
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ResourceAddress, LiveStep> _steps = new();
    private readonly ConcurrentQueue<(string Text, Style Style)> _reported = new();
    private volatile IReadOnlyList<PlanStep> _plan = [];
    private volatile bool _isShown;

    public string Name => "Progress";

    /// <summary>Whether the display is active; all output to the terminal must then go through it.</summary>
    public bool IsShown => _isShown;

    /// <summary>Shows a run until it ends. The last state remains visible.</summary>
    public async Task<RunResult> WatchAsync(Task<RunResult> run)
    {
        _isShown = true;
        await console.Live(Render(0)).Overflow(VerticalOverflow.Ellipsis).StartAsync(async live =>
        {
            for (var frame = 0; !run.IsCompleted; frame++)
            {
                Report();
                live.UpdateTarget(Render(frame));
                await Task.WhenAny(run, Task.Delay(Frame, time));
            }

            _isShown = false;
            Report();
            live.UpdateTarget(Render(0));
        });
        return await run;
    }

    public ValueTask ObserveAsync(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted run:
                _plan = run.Plan.Steps;
                break;
            case StepStarted started:
                Change(started.Step.Address, step => step with { StartedAt = time.GetTimestamp(), State = "starting", Style = Palette.UnderWay });
                break;
            case StepProgressed progressed:
                Change(progressed.Address, step => step with { State = progressed.Phase.Name, Message = Wording.Printable(progressed.Message) });
                break;
            case StepWarned warned:
                Report($"{shown.Label(warned.Address).TrimEnd()}: {Wording.Printable(warned.Message)}", Palette.Attention);
                break;
            case StepEnded ended:
                Change(ended.Result.Address, step => Ended(step, ended.Result));
                break;
            case ObserverFailed failed:
                Report($"{failed.Observer} failed: {Wording.Printable(failed.Describe(CommandLineRemedies.Instance))}", Palette.Attention);
                break;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Writes a line above the steps. Thread-safe.</summary>
    public void Report(string text, Style style) => _reported.Enqueue((text, style));

    private void Change(ResourceAddress address, Func<LiveStep, LiveStep> change) =>
        _steps.AddOrUpdate(address, _ => change(new LiveStep()), (_, step) => change(step));

    private LiveStep Ended(LiveStep step, StepResult result)
    {
        var kind = shown.Of(result.Address);
        return step with { End = result.Status, State = kind.StatusText(result), Style = kind.Style(result), Message = string.Empty, EndedAt = time.GetTimestamp() };
    }

    private void Report()
    {
        while (_reported.TryDequeue(out var reported))
        {
            console.Write(new AboveLiveDisplay(new Text(reported.Text + Environment.NewLine, reported.Style)));
        }
    }

    // The blank line separates the steps from the text above. It also keeps the display from being a single line:
    // Spectre would then move the cursor up by 0 lines, which terminals interpret as 1.
    private Rows Render(int frame)
    {
        var steps = _plan.Select(step => (step.Address, Step: StepOf(step))).ToList();
        var maxLines = console.Profile.Height - ReservedLines;
        if (steps.Count <= maxLines)
        {
            return new Rows(Text.Empty, steps.Count == 0 ? Text.Empty : Lines(steps, frame));
        }

        // Active steps come before waiting ones, in case there are too many even of these.
        var running = steps.Where(each => each.Step.IsRunning).OrderBy(each => each.Step.State.StartsWith("waiting", StringComparison.Ordinal)).Take(maxLines).ToList();
        return new Rows(Text.Empty, running.Count == 0 ? Text.Empty : Lines(running, frame), Counts(steps.Select(each => each.Step)));
    }

    private Grid Lines(List<(ResourceAddress Address, LiveStep Step)> steps, int frame)
    {
        var grid = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadRight(1))
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap().RightAligned())
            .AddColumn(new GridColumn().PadRight(0));
        var room = Math.Max(0, console.Profile.Width - shown.LabelWidth - steps.Max(each => each.Step.State.Length) - FixedColumnsWidth);
        foreach (var (address, step) in steps)
        {
            grid.AddRow(
                step.Symbol(frame, console.Profile.Capabilities.Unicode),
                Palette.Text(shown.Label(address), Palette.Strong),
                Palette.Text(step.State, step.Style),
                Palette.Text(step.Elapsed(time), Palette.Quiet),
                Palette.Text(Truncate(step.Message, room), Palette.Quiet));
        }

        return grid;
    }

    // A step that has not started shows the dependency that it waits for, if there is one.
    private LiveStep StepOf(PlanStep step)
    {
        if (_steps.TryGetValue(step.Address, out var known))
        {
            return known;
        }

        var missing = step.DependsOn.FirstOrDefault(need => shown.Has(need) && !(_steps.TryGetValue(need, out var needed) && needed.End is not null));
        return missing is null ? Waiting : Waiting with { Message = $"for {shown.Label(missing).TrimEnd()}" };
    }

    private static Paragraph Counts(IEnumerable<LiveStep> steps)
    {
        var counts = new Paragraph();
        foreach (var group in steps.GroupBy(step => (State: step is { IsRunning: true } ? "running" : step.State, step.Style)).OrderByDescending(group => group.First().End is not null))
        {
            counts.Append(counts.Length == 0 ? string.Empty : " · ", Palette.Quiet).Append($"{group.Count()} {group.Key.State}", group.Key.Style);
        }

        return counts;
    }

    // A line that wraps would move all lines below it.
    private static string Truncate(string text, int room) => text.Length <= room ? text : $"{text.AsSpan(0, Math.Max(0, room - 1))}…";
}
