namespace GenesysArchitect.Sandbox.Faults;

/// <summary>The answers that are delayed now. They can be released before their delay is over.</summary>
internal sealed class HeldAnswers(TimeProvider time)
{
    private TaskCompletionSource _release = New();

    /// <summary>
    /// Ends when answers are released next. Taken before a request is logged, so that whoever sees the request in the
    /// log can release its answer.
    /// </summary>
    internal Task NextRelease => Volatile.Read(ref _release).Task;

    internal void Release() => Interlocked.Exchange(ref _release, New()).SetResult();

    internal async Task WaitAsync(Task release, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await release.WaitAsync(delay, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The delay is over.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
