using System.Runtime.CompilerServices;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Does something for each of many, a few side by side, and gives what comes of it in their order, as soon as it is there.</summary>
internal static class ReadAhead
{
    /// <summary>Begins with the next ones before the first is done.</summary>
    /// <param name="items">The many.</param>
    /// <param name="limit">How many are under way at once; 1 or more.</param>
    /// <param name="read">What is done for each.</param>
    /// <param name="cancellationToken">Ends it; leaving off in the middle does too.</param>
    public static async IAsyncEnumerable<TOut> ReadAsync<TIn, TOut>(IAsyncEnumerable<TIn> items, int limit, Func<TIn, CancellationToken, Task<TOut>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<Task<TOut>>();
        try
        {
            await foreach (var item in items.WithCancellation(stop.Token))
            {
                if (ahead.Count == limit)
                {
                    yield return await ahead.Dequeue();
                }

                ahead.Enqueue(read(item, stop.Token));
            }

            while (ahead.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(ahead).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
