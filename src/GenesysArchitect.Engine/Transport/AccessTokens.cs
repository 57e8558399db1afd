using GenesysArchitect.Engine.Errors;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The connection's token. It is renewed before it expires, by one request for all waiting
/// calls; the renewal is independent of callers, so that a cancelled caller does not affect the others.
/// </summary>
internal sealed class AccessTokens : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Func<ILogger, ICallWatcher?, CancellationToken, Task<AccessToken>>? _grant;
    private readonly TimeProvider _time;
    private readonly object _state = new();
    private readonly CancellationTokenSource _closing = new();
    private AccessToken? _current;
    private Task<AccessToken>? _renewal;

    public AccessTokens(Func<ILogger, ICallWatcher?, CancellationToken, Task<AccessToken>> grant, TimeProvider time)
    {
        _grant = grant;
        _time = time;
    }

    public AccessTokens(AccessToken given, TimeProvider time)
    {
        _current = given;
        _time = time;
    }

    public bool CanRenew => _grant is not null;

    public ValueTask<AccessToken> GetAsync(ILogger log, CancellationToken cancellationToken, ICallWatcher? watcher = null)
    {
        lock (_state)
        {
            if (_current is { } token && _time.GetTimestamp() < token.RenewAt)
            {
                return new ValueTask<AccessToken>(token);
            }

            return new ValueTask<AccessToken>(JoinRenewal(log, watcher).WaitAsync(cancellationToken));
        }
    }

    /// <summary>A token other than the refused one; whoever was refused the same one shares the renewal.</summary>
    public Task<AccessToken> ReplaceAsync(AccessToken refused, ILogger log, CancellationToken cancellationToken, ICallWatcher? watcher = null)
    {
        lock (_state)
        {
            if (ReferenceEquals(_current?.Value, refused.Value))
            {
                _current = null;
            }

            return _current is { } other ? Task.FromResult(other) : JoinRenewal(log, watcher).WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private Task<AccessToken> JoinRenewal(ILogger log, ICallWatcher? watcher)
    {
        var closing = _closing.Token;
        return _renewal ??= Task.Run(() => RenewAsync(log, watcher, closing), closing);
    }

    private async Task<AccessToken> RenewAsync(ILogger log, ICallWatcher? watcher, CancellationToken closing)
    {
        AccessToken? renewed = null;
        try
        {
            return renewed = await _grant!(log, watcher, closing);
        }
        catch (GcException failure) when (StillGood() is { } old)
        {
            log.TokenRenewalFailed(failure.ErrorId);
            return renewed = old.RenewedIn(PauseAfterFailure, _time);
        }
        finally
        {
            lock (_state)
            {
                _current = renewed ?? _current;
                _renewal = null;
            }
        }
    }

    private AccessToken? StillGood()
    {
        lock (_state)
        {
            return _current is { } token && _time.GetTimestamp() < token.EndsAt ? token : null;
        }
    }
}
