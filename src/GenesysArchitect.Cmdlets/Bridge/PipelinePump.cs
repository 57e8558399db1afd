using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// The bridge between the engine, which works on any thread, and a cmdlet, which may use
/// its pipeline from one thread only. The engine queues actions; the cmdlet's thread runs
/// them until the engine is done.
/// </summary>
internal sealed class PipelinePump(CancellationTokenSource stopping) : IDisposable
{
    private readonly BlockingCollection<Action<bool>> _actions = [];

    /// <summary>Runs asynchronous work, and executes queued actions on the calling thread until it has ended.</summary>
    public void Run(Func<Task> work)
    {
        ExceptionDispatchInfo? failure = null;
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
#pragma warning disable CA1031 // It is rethrown on the pipeline thread.
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

    /// <summary>Queues an action for the pipeline thread, without waiting for it.</summary>
    public void Post(Action action) => Add(running =>
    {
        if (running)
        {
            action();
        }
    });

    /// <summary>Runs a function on the pipeline thread and returns its result.</summary>
    /// <exception cref="OperationCanceledException">The pipeline has stopped.</exception>
    public Task<T> InvokeAsync<T>(Func<T> action)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var added = Add(running =>
        {
            if (!running)
            {
                completion.SetCanceled();
                return;
            }

            try
            {
                completion.SetResult(action());
            }
            catch
            {
                completion.SetCanceled();
                throw;
            }
        });
        if (!added)
        {
            completion.SetCanceled();
        }

        return completion.Task;
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
            // The cmdlet has ended; later log messages are dropped.
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
#pragma warning disable CA1031 // It is rethrown as soon as the engine has stopped.
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
