namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// A token for calls whose outcome must be known when a run is cancelled: the response to a call that changes
/// something has a few more seconds to arrive.
/// </summary>
internal sealed class GracePeriod : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _stop;

    public GracePeriod(TimeProvider time, CancellationToken cancellationToken)
    {
        _end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _stop = cancellationToken.Register(() => _end.CancelAfter(Period));
    }

    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        _stop.Dispose();
        _end.Dispose();
    }
}
