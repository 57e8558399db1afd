using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Processes items in parallel, and returns the results in order as soon as they are available.</summary>
internal static class ReadAhead
{
    /// <summary>Starts later items before earlier ones are done, and returns the first results before the last are known.</summary>
    /// <param name="items">The items.</param>
    /// <param name="limit">The maximum number of items in progress; 1 or more.</param>
    /// <param name="read">The operation for each item.</param>
    /// <param name="cancellationToken">Cancels the operation, as does ending the enumeration early.</param>
    public static async IAsyncEnumerable<TOut> ReadAsync<TIn, TOut>(IAsyncEnumerable<TIn> items, int limit, Func<TIn, CancellationToken, Task<TOut>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var room = new SemaphoreSlim(limit);
        var ahead = Channel.CreateUnbounded<Task<TOut>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var beginning = StartAsync(items, read, room, ahead.Writer, stop.Token);
        try
        {
            await foreach (var next in ahead.Reader.ReadAllAsync(CancellationToken.None))
            {
                var done = await next;
                room.Release();
                yield return done;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await beginning;
            while (ahead.Reader.TryRead(out var left))
            {
                await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task StartAsync<TIn, TOut>(IAsyncEnumerable<TIn> items, Func<TIn, CancellationToken, Task<TOut>> read, SemaphoreSlim room, ChannelWriter<Task<TOut>> ahead, CancellationToken stop)
    {
        try
        {
            await foreach (var item in items.WithCancellation(stop))
            {
                await room.WaitAsync(stop);
                ahead.TryWrite(read(item, stop));
            }

            ahead.Complete();
        }
#pragma warning disable CA1031 // It is thrown after the items that were already started.
        catch (Exception end)
#pragma warning restore CA1031
        {
            ahead.Complete(end);
        }
    }
}
