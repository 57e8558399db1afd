using System.Collections.Concurrent;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>
/// A run at a terminal: a line for each step that moves while the step does, and what there is to tell above them. Where
/// there are more steps than the terminal has lines, those that go on have theirs, and the others are counted.
/// </summary>
internal sealed class LiveSteps(IAnsiConsole console, RunPresentation shown, TimeProvider time) : IRunObserver
{
    // The sign, the time, and the space between the columns.
    private const int BesidesTexts = 20;

    // The blank line above the steps, the counts below them, and the line of the cursor.
    private const int BesidesSteps = 3;

    private static readonly LiveStep Waiting = new();
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ResourceAddress, LiveStep> _steps = new();
    private readonly ConcurrentQueue<(string Text, Style Style)> _reported = new();
    private volatile IReadOnlyList<PlanStep> _plan = [];
    private volatile bool _isShown;

    public string Name => "Progress";

    /// <summary>Whether the display stands at the end of the terminal, so that only it can say something there.</summary>
    public bool IsShown => _isShown;

    /// <summary>Shows a run until it has ended. Its last picture stays.</summary>
    public async Task<RunResult> WatchAsync(Task<RunResult> run)
    {
        _isShown = true;
        await console.Live(Picture(0)).Overflow(VerticalOverflow.Ellipsis).StartAsync(async live =>
        {
            for (var frame = 0; !run.IsCompleted; frame++)
            {
                Report();
                live.UpdateTarget(Picture(frame));
                await Task.WhenAny(run, Task.Delay(Frame, time));
            }

            _isShown = false;
            Report();
            live.UpdateTarget(Picture(0));
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

    /// <summary>Has a line said above the steps, from any thread.</summary>
    public void Report(string text, Style style) => _reported.Enqueue((text, style));

    private void Change(ResourceAddress address, Func<LiveStep, LiveStep> change) =>
        _steps.AddOrUpdate(address, _ => change(new LiveStep()), (_, step) => change(step));

    private LiveStep Ended(LiveStep step, StepResult result)
    {
        var kind = shown.Of(result.Address);
        return step with { End = result.Status, State = kind.Ended(result), Style = kind.Style(result), Message = string.Empty, EndedAt = time.GetTimestamp() };
    }

    private void Report()
    {
        while (_reported.TryDequeue(out var reported))
        {
            console.Write(new OverLive(new Text(reported.Text + Environment.NewLine, reported.Style)));
        }
    }

    // A blank line sets the steps off from what is above them. It also keeps the picture from ever
    // being a single line: Spectre then moves up by none, which terminals take for one.
    private Rows Picture(int frame)
    {
        var steps = _plan.Select(step => (step.Address, Step: StepOf(step))).ToList();
        var most = console.Profile.Height - BesidesSteps;
        if (steps.Count <= most)
        {
            return new Rows(Text.Empty, steps.Count == 0 ? Text.Empty : Lines(steps, frame));
        }

        // What moves comes before what stands in a line, should even these be too many.
        var running = steps.Where(each => each.Step.IsRunning).OrderBy(each => each.Step.State.StartsWith("waiting", StringComparison.Ordinal)).Take(most).ToList();
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
        var room = Math.Max(0, console.Profile.Width - shown.LabelWidth - steps.Max(each => each.Step.State.Length) - BesidesTexts);
        foreach (var (address, step) in steps)
        {
            grid.AddRow(
                step.Sign(frame, console.Profile.Capabilities.Unicode),
                Palette.Text(shown.Label(address), Palette.Strong),
                Palette.Text(step.State, step.Style),
                Palette.Text(step.Elapsed(time), Palette.Quiet),
                Palette.Text(Cut(step.Message, room), Palette.Quiet));
        }

        return grid;
    }

    // What has not begun says for what it waits, and as soon as that is there that it waits for its turn.
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
        foreach (var alike in steps.GroupBy(step => (State: step is { IsRunning: true } ? "under way" : step.State, step.Style)).OrderByDescending(alike => alike.First().End is not null))
        {
            counts.Append(counts.Length == 0 ? string.Empty : " · ", Palette.Quiet).Append($"{alike.Count()} {alike.Key.State}", alike.Key.Style);
        }

        return counts;
    }

    // A line that wrapped would make all that is below it jump.
    private static string Cut(string text, int room) => text.Length <= room ? text : $"{text.AsSpan(0, Math.Max(0, room - 1))}…";
}
