using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>Records all events of a run, and lets a test wait for one.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    private readonly object _gate = new();
    private readonly List<RunEvent> _events = [];
    private TaskCompletionSource _more = NewSignal();

    public string Name => "recorder";

    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public IReadOnlyList<string> Progress => [.. Events.OfType<StepProgressed>().Select(progress => $"{progress.Phase}: {progress.Message}")];

    public IReadOnlyList<string> Warnings => [.. Events.OfType<StepWarned>().Select(warned => warned.Message)];

    public ValueTask ObserveAsync(RunEvent happened)
    {
        TaskCompletionSource more;
        lock (_gate)
        {
            _events.Add(happened);
            (more, _more) = (_more, NewSignal());
        }

        more.SetResult();
        return default;
    }

    /// <summary>Waits for an event, including past ones.</summary>
    public async Task<T> WaitForAsync<T>(Func<T, bool> isIt)
        where T : RunEvent
    {
        while (true)
        {
            var more = _more.Task;
            if (Events.OfType<T>().FirstOrDefault(isIt) is { } met)
            {
                return met;
            }

            await more.OrHang();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
