using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// The one bridge between the engine, which works on any thread, and a cmdlet, which may speak to
/// its pipeline from one thread alone. The engine hands over actions; the cmdlet's thread carries
/// them out until the engine is done, and is nowhere else meanwhile.
/// </summary>
internal sealed class PipelinePump(CancellationTokenSource stopping) : IDisposable
{
    private readonly BlockingCollection<Action<bool>> _actions = [];

    /// <summary>Runs asynchronous work, and stays on the calling thread to serve it until it has ended.</summary>
    public void Run(Func<Task> work)
    {
        ExceptionDispatchInfo? failure = null;
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
#pragma warning disable CA1031 // It is thrown again, on the thread it belongs to.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
            finally
            {
                _actions.CompleteAdding();
            }
        });

        var stopped = Drain();
        stopped?.Throw();
        failure?.Throw();
    }

    /// <summary>Has the pipeline's thread do something, without waiting for it.</summary>
    public void Post(Action action) => Add(running =>
    {
        if (running)
        {
            action();
        }
    });

    /// <summary>Has the pipeline's thread do something, and brings its answer back.</summary>
    /// <exception cref="OperationCanceledException">The pipeline has stopped.</exception>
    public Task<T> InvokeAsync<T>(Func<T> action)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var added = Add(running =>
        {
            if (!running)
            {
                answer.SetCanceled();
                return;
            }

            try
            {
                answer.SetResult(action());
            }
            catch
            {
                answer.SetCanceled();
                throw;
            }
        });
        if (!added)
        {
            answer.SetCanceled();
        }

        return answer.Task;
    }

    public void Dispose() => _actions.Dispose();

    private bool Add(Action<bool> action)
    {
        try
        {
            _actions.Add(action);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The cmdlet has ended: a line of the log that comes after it has nowhere to go.
            return false;
        }
    }

    private ExceptionDispatchInfo? Drain()
    {
        ExceptionDispatchInfo? stopped = null;
        foreach (var action in _actions.GetConsumingEnumerable())
        {
            try
            {
                action(stopped is null);
            }
#pragma warning disable CA1031 // It is thrown again as soon as the engine has let go.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                // The pipeline was stopped, by Ctrl+C or by Select-Object -First downstream.
                stopped = ExceptionDispatchInfo.Capture(thrown);
                stopping.Cancel();
            }
        }

        return stopped;
    }
}
