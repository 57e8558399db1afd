using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The only way to a platform, shared by all callers of a connection: pipeline, token, rate
/// governor, HTTP transport. The order is operation pipeline → token → governor → attempt timeout → HTTP transport.
/// </summary>
internal sealed class ApiChannel : IDisposable
{
    private const int LongestText = 4000;

    // Shorter waits are the normal spacing of callers and are not reported.
    private static readonly TimeSpan MinReportedDelay = TimeSpan.FromMilliseconds(100);

    // From so long a wait on, whoever looks on would think that nothing goes on.
    private static readonly TimeSpan MinAnnouncedWait = TimeSpan.FromSeconds(1);

    private readonly TransportOptions _options;
    private readonly Uri _address;
    private readonly string _root;
    private readonly HttpTransport _transport;
    private readonly RateGovernor _governor;
    private readonly Redaction _redaction = new();
    private readonly AccessTokens? _tokens;
    private readonly ResiliencePipeline<ApiResponse> _operations;
    private readonly ResiliencePipeline<ApiResponse> _attempts;
    private readonly IRefusals? _refusals;
    private volatile bool _hasAnswered;

    public ApiChannel(Uri address, TokenGrant grant, Secret clientSecret, TransportOptions options, IRefusals? refusals)
        : this(address, options, refusals)
    {
        _redaction.Add(clientSecret.Reveal());
        if (grant.Authorization?.Parameter is { } basic)
        {
            _redaction.Add(basic);
        }

        _tokens = new AccessTokens((log, watcher, closing) => GrantAsync(grant, log, watcher, closing), options.Time);
    }

    public ApiChannel(Uri address, Secret accessToken, TransportOptions options, IRefusals? refusals = null)
        : this(address, options, refusals)
    {
        _redaction.Add(accessToken.Reveal());
        _tokens = new AccessTokens(AccessToken.Given(accessToken), options.Time);
    }

    /// <summary>A channel to a host that needs no token.</summary>
    public ApiChannel(Uri address, TransportOptions options, IRefusals? refusals = null)
    {
        _refusals = refusals;
        _options = options;
        _address = address;
        _root = RootOf(address);
        _transport = new HttpTransport(address, options, _redaction);
        _governor = new RateGovernor(options.Time, options.Random);
        _operations = CallPipeline.ForOperations(options, _governor);
        _attempts = CallPipeline.ForAttempts(options);
    }

    public TimeProvider Time => _options.Time;

    /// <summary>Adds secrets to mask in all platform output, in addition to the connection's own.</summary>
    public void Conceal(IEnumerable<Secret> secrets)
    {
        foreach (var secret in secrets)
        {
            _redaction.Add(secret.Reveal());
        }
    }

    /// <summary>Sends a call until it has a final response.</summary>
    /// <exception cref="GcException">The platform rejected the call, or no response was received.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, ILogger log, CancellationToken cancellationToken, ICallWatcher? watcher = null)
    {
        using var activity = Diagnostics.Activities.StartActivity(request.Method.Method, ActivityKind.Client);
        activity?.SetTag("genesysarchitect.operation", request.Operation);
        var answer = await RunAsync(new ApiCall(new Uri(_root + request.Path.Value), request, log, authorized: _tokens is not null, watcher), cancellationToken);
        activity?.SetTag("http.response.status_code", (int)answer.Status);
        if (!answer.IsSuccess && !request.IsSuccess(answer))
        {
            throw Cleaned(ApiErrors.From(request, answer, _refusals, mayBeAnotherPlatform: !_hasAnswered));
        }

        _hasAnswered = true;
        return answer;
    }

    /// <summary>The path of a link returned by the platform; null if it is outside the API's base address.</summary>
    public ApiPath? PathOf(string link)
    {
        if (!Uri.TryCreate(_address, link, out var target) || !SameOrigin(target, _address))
        {
            return null;
        }

        // A gateway's prefix may be part of the link, or known only to the gateway.
        var prefix = _address.AbsolutePath.TrimEnd('/');
        var path = target.PathAndQuery;
        return new ApiPath(path.StartsWith($"{prefix}/", StringComparison.Ordinal) ? path[prefix.Length..] : path);
    }

    /// <summary>Text from the platform, without secrets and control characters.</summary>
    public string Clean(string text) => _redaction.Clean(text);

    /// <summary>Acquires a token, so that invalid credentials are detected immediately.</summary>
    public async Task AuthenticateAsync(ILogger log, CancellationToken cancellationToken) =>
        await _tokens!.GetAsync(log, cancellationToken);

    public void Dispose()
    {
        _tokens?.Dispose();
        _transport.Dispose();
        _governor.Dispose();
    }

    private static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string RootOf(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private async Task<ApiResponse> RunAsync(ApiCall call, CancellationToken cancellationToken, AuthenticationHeaderValue? authorization = null)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ApiCall.Key, call);
        try
        {
            return await _operations.ExecuteAsync(
                static (context, state) => state.Channel.AttemptAsync(ApiCall.Of(context), state.Authorization, context.CancellationToken),
                context,
                (Channel: this, Authorization: authorization));
        }
        catch (TimeoutRejectedException timeout)
        {
            throw !call.OnWire && _governor.Hold > TimeSpan.Zero
                ? HeldBack(call, $"not sent within {_options.OperationTimeout.TotalSeconds:0} s, because of the platform's rate limit.")
                : TimedOut(call, _options.OperationTimeout, timeout);
        }
        catch (BrokenCircuitException open)
        {
            throw new GcException(ErrorIds.CircuitOpen, ErrorKind.Unavailable, $"{call.Request.Operation}: not sent, because {call.Address.Host} answered nearly every call of the last 30 seconds with a server error.", open)
            {
                Target = call.Request.Target,
                Remedies = [new($"The platform is unavailable. Wait at least {(open.RetryAfter ?? _options.CircuitBreak).TotalSeconds:0} s, and check its status page.")],
            };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<ApiResponse> AttemptAsync(ApiCall call, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        if (!call.Authorized || _tokens is null)
        {
            return await ExchangeAsync(call, authorization, cancellationToken);
        }

        var token = await _tokens.GetAsync(call.Log, cancellationToken, call.Watcher);
        var answer = await ExchangeAsync(call, Bearer(token), cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized || call.Replayed || !_tokens.CanRenew)
        {
            return answer;
        }

        call.Replayed = true;
        call.Log.TokenReplaced(call.Request.Operation);
        token = await _tokens.ReplaceAsync(token, call.Log, cancellationToken, call.Watcher);
        return await ExchangeAsync(call, Bearer(token), cancellationToken);
    }

    private async ValueTask<ApiResponse> ExchangeAsync(ApiCall call, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        RejectExcessiveHold(call);
        var held = await _governor.PassAsync(cancellationToken, wait => Announce(call, wait));
        if (held >= MinReportedDelay)
        {
            call.Watcher?.Delayed(new CallDelay(CallDelayKind.HeldBack, call.Request.Operation, "The platform's rate limit applies.", held));
        }

        ApiResponse? answer = null;
        var wasSent = true;
        try
        {
            call.OnWire = true;
            answer = await _attempts.ExecuteAsync(
                static async (state, attempt) => await state._transport.SendAsync(state.call.Address, state.call.Request, state.authorization, state.call.Log, attempt),
                (_transport, call, authorization),
                cancellationToken);
            call.OnWire = false;
            return answer;
        }
        catch (ResponseLostException lost) when (lost.Fate == DeliveryStatus.NotSent)
        {
            call.OnWire = false;
            wasSent = false;
            throw;
        }
        catch (TimeoutRejectedException timeout) when (timeout.Timeout == _options.AttemptTimeout)
        {
            throw TimedOut(call, _options.AttemptTimeout, timeout);
        }
        finally
        {
            _governor.Update(answer, wasSent);
        }
    }

    private void Announce(ApiCall call, TimeSpan wait)
    {
        if (wait >= MinAnnouncedWait)
        {
            call.Watcher?.Waiting(new CallWait(call.Request.Operation, _governor.Reason, Time.GetLocalNow() + wait, wait));
        }
    }

    private async Task<AccessToken> GrantAsync(TokenGrant grant, ILogger log, ICallWatcher? watcher, CancellationToken cancellationToken)
    {
        try
        {
            var token = await AskForTokenAsync(grant, log, watcher, cancellationToken);
            _redaction.Add(token.Value.Reveal());
            Diagnostics.TokenGrants.Add(1);
            log.TokenGranted(grant.Address, Time.GetElapsedTime(Time.GetTimestamp(), token.EndsAt).TotalSeconds);
            return token;
        }
        catch (GcException failure) when (failure is ResponseLostException || failure.ErrorId == ErrorIds.ServerError)
        {
            throw WithoutToken(failure);
        }
    }

    private async Task<AccessToken> AskForTokenAsync(TokenGrant grant, ILogger log, ICallWatcher? watcher, CancellationToken cancellationToken)
    {
        var request = grant.Request();
        var call = new ApiCall(new Uri(RootOf(grant.Address) + request.Path.Value), request, log, authorized: false, watcher);
        var answer = await RunAsync(call, cancellationToken, grant.Authorization);
        return answer.IsSuccess ? grant.Read(request, answer) : throw Cleaned(TokenGrant.Refused(request, answer));
    }

    private void RejectExcessiveHold(ApiCall call)
    {
        var hold = _governor.Hold;
        if (hold >= _options.OperationTimeout)
        {
            throw HeldBack(call, $"not sent, because the platform's rate limit requires waiting for another {hold.TotalSeconds:0} s.");
        }
    }

    private static GcException HeldBack(ApiCall call, string why) =>
        new(ErrorIds.Throttled, ErrorKind.Throttled, $"{call.Request.Operation}: {why}")
        {
            Target = call.Request.Target,
            Status = 429,
            Remedies = [new("Try again after that, and check what else uses this OAuth client.")],
        };

    /// <summary>Converts the failure of a token request for the calls that wait for the token.</summary>
    private static ResponseLostException WithoutToken(GcException failure) =>
        new(failure.ErrorId, failure.Kind, DeliveryStatus.NoToken, failure.Message, failure)
        {
            Target = failure.Target,
            Status = failure.Status,
            PlatformCode = failure.PlatformCode,
            CorrelationId = failure.CorrelationId,
            Remedies = failure.Remedies,
        };

    private static ResponseLostException TimedOut(ApiCall call, TimeSpan limit, Exception cause) =>
        new(ErrorIds.TimedOut, ErrorKind.Unavailable, call.OnWire ? DeliveryStatus.Unknown : DeliveryStatus.NotSent, $"{call.Request.Operation}: no response from {call.Address.Host} within {limit.TotalSeconds:0} s.", cause)
        {
            Target = call.Request.Target,
            Remedies = [new("Check the network and the platform's status page, and try again.")],
        };

    private GcException Cleaned(GcException said) => new(said.ErrorId, said.Kind, Cut(_redaction.Clean(said.Message)))
    {
        Remedies = [.. said.Remedies.Select(remedy => remedy with { Text = _redaction.Clean(remedy.Text) })],
        Target = said.Target,
        Status = said.Status,
        PlatformCode = said.PlatformCode is null ? null : _redaction.Clean(said.PlatformCode),
        CorrelationId = said.CorrelationId is null ? null : _redaction.Clean(said.CorrelationId),
    };

    // Text is truncated only after masking, since half a secret would not be recognized.
    private static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";

    private static AuthenticationHeaderValue Bearer(AccessToken token) => new("Bearer", token.Value.Reveal());
}
