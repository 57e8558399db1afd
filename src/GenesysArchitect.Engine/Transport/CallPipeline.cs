using System.Diagnostics;
using GenesysArchitect.Engine.Errors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Builds the two halves of a call's pipeline. Outer: the operation timeout, waiting after 429,
/// retries by the rule of <see cref="RetrySafety"/>, the circuit breaker. Inner, around the HTTP
/// transport: the attempt timeout.
/// </summary>
internal static class CallPipeline
{
    public static ResiliencePipeline<ApiResponse> ForOperations(TransportOptions options, RateGovernor governor) =>
        new ResiliencePipelineBuilder<ApiResponse> { TimeProvider = options.Time }
            .AddTimeout(options.OperationTimeout)
            .AddRetry(WaitingOutThrottling(options, governor))
            .AddRetry(RetryOptions(options, governor))
            .AddCircuitBreaker(Breaking(options))
            .Build();

    public static ResiliencePipeline<ApiResponse> ForAttempts(TransportOptions options) =>
        new ResiliencePipelineBuilder<ApiResponse> { TimeProvider = options.Time }
            .AddTimeout(options.AttemptTimeout)
            .Build();

    private static RetryStrategyOptions<ApiResponse> WaitingOutThrottling(TransportOptions options, RateGovernor governor) => new()
    {
        // The governor waits, for all callers together; the call only repeats its attempt.
        MaxRetryAttempts = int.MaxValue,
        Delay = TimeSpan.Zero,
        ShouldHandle = outcome => new ValueTask<bool>(
            outcome.Outcome.Result?.Status == System.Net.HttpStatusCode.TooManyRequests && governor.Hold < options.OperationTimeout),
        OnRetry = retry =>
        {
            ApiCall.Of(retry.Context).Log.Throttled(governor.Hold.TotalSeconds);
            return default;
        },
    };

    private static RetryStrategyOptions<ApiResponse> RetryOptions(TransportOptions options, RateGovernor governor) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.FirstRetryDelay,
        MaxDelay = options.MaxRetryDelay,
        Randomizer = options.Random.NextDouble,
        // The governor delays the next attempt; if that exceeds the timeout of the call, this response is the last.
        ShouldHandle = outcome => new ValueTask<bool>(governor.Hold < options.OperationTimeout && MayRetry(ApiCall.Of(outcome.Context).Request.RetrySafety, outcome.Outcome, outcome.AttemptNumber, options)),
        OnRetry = retry =>
        {
            var call = ApiCall.Of(retry.Context);
            Diagnostics.Retries.Add(1, new TagList { { "http.request.method", call.Request.Method.Method } });
            call.Log.Retrying(call.Request.Operation, Reason(retry.Outcome), retry.RetryDelay.TotalSeconds, retry.AttemptNumber + 2);
            call.Watcher?.Delayed(new CallDelay(CallDelayKind.SentAgain, call.Request.Operation, Reason(retry.Outcome), retry.RetryDelay));
            return default;
        },
    };

    private static CircuitBreakerStrategyOptions<ApiResponse> Breaking(TransportOptions options) => new()
    {
        MinimumThroughput = options.CircuitMinimum,
        FailureRatio = options.CircuitRatio,
        SamplingDuration = options.CircuitWindow,
        BreakDuration = options.CircuitBreak,
        ShouldHandle = outcome => new ValueTask<bool>(outcome.Outcome.Result?.IsServerError == true),
        OnOpened = opened =>
        {
            ApiCall.Of(opened.Context).Log.CircuitOpened(Reason(opened.Outcome), opened.BreakDuration.TotalSeconds);
            return default;
        },
    };

    private static bool MayRetry(RetrySafety rule, Outcome<ApiResponse> outcome, int attempt, TransportOptions options) => outcome switch
    {
        { Exception: ResponseLostException { IsFinal: true } } => false,

        // It never left this machine, so no rule forbids it.
        { Exception: ResponseLostException { Fate: DeliveryStatus.NotSent } } => attempt < options.UnreachableRetries,

        // A gateway's page may be gone in a moment; one that wants a sign-in stays.
        { Exception: ResponseLostException { IsPage: true } } => rule != RetrySafety.Never && attempt < options.PageRetries,

        // The token request was already retried to its limit.
        { Exception: ResponseLostException { Fate: DeliveryStatus.NoToken } } => false,
        { Exception: ResponseLostException } => rule != RetrySafety.Never,
        { Result: { } answer } => (int)answer.Status switch
        {
            502 or 503 or 504 => rule != RetrySafety.Never,
            500 => rule == RetrySafety.Always,
            _ => false,
        },
        _ => false,
    };

    private static string Reason(Outcome<ApiResponse> outcome) =>
        outcome switch
        {
            { Result: { } answer } => $"the platform answered {(int)answer.Status}",
            { Exception: GcException failure } => $"no usable response ({failure.ErrorId})",
            _ => "no usable response",
        };
}
