using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Does something for each of many, a few in parallel, and gives what comes of it in their order, as soon as it is there.</summary>
internal static class ReadAhead
{
    /// <summary>Begins with the next ones before the first is done, and gives the first before the last are known.</summary>
    /// <param name="items">The many.</param>
    /// <param name="limit">How many are in progress at once; 1 or more.</param>
    /// <param name="read">What is done for each.</param>
    /// <param name="cancellationToken">Ends it; leaving off in the middle does too.</param>
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
#pragma warning disable CA1031 // It comes out behind what had been begun by then.
        catch (Exception end)
#pragma warning restore CA1031
        {
            ahead.Complete(end);
        }
    }
}
