namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// A token for what must not be left open when a run is stopped: the answer to a call that changes something has
/// a few seconds more to arrive, so that its fate is known.
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
