using System.Globalization;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Platforms;
using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;

namespace GenesysArchitect.Sandbox.Hosting;

/// <summary>
/// One request from arrival to answer: token, rate limit, fault, permissions, the call itself, the log, and
/// then the delivery, which the fault may spoil.
/// </summary>
internal sealed class Exchange(
    SandboxOptions options,
    Func<Organization> world,
    Gate gate,
    IPlatform platform,
    FaultSource faults,
    HeldAnswers held,
    RequestLog log,
    Redaction redaction)
{
    internal async Task ServeAsync(HttpContext context, ApiCall call)
    {
        var arrival = new Arrival(options.TimeProvider.GetUtcNow(), options.TimeProvider.GetTimestamp());
        try
        {
            var body = await ReadBodyAsync(context.Request);
            var authorization = context.Request.Headers.Authorization.ToString();
            var request = new ApiRequest(context.Request, body, world(), options)
            {
                Token = call.Kind == CallKind.Api ? gate.Identify(authorization) : null,
            };
            if (call.Kind == CallKind.Control)
            {
                await Delivery.SendAsync(context, Run(call, request, NewContextId()), new FaultRule { Fault = Fault.None });
            }
            else
            {
                await ServeLoggedAsync(context, call, request, arrival);
            }
        }
        catch (BadHttpRequestException exception)
        {
            var refusal = new RefusalException(exception.StatusCode, "bad.request", exception.Message);
            await Delivery.SendAsync(context, ErrorBody.From(refusal, NewContextId()), new FaultRule { Fault = Fault.None });
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The caller went away, or the sandbox is being stopped: there is nobody to answer.
            context.Abort();
        }
    }

    private async Task ServeLoggedAsync(HttpContext context, ApiCall call, ApiRequest request, Arrival arrival)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        var token = request.Token ?? gate.Identify(authorization);
        var contextId = NewContextId();
        var release = held.NextRelease;
        var record = log.Arrive(sequence => new RequestRecord
        {
            Sequence = sequence,
            ArrivedAt = arrival.At,
            Timestamp = arrival.Timestamp,
            Method = context.Request.Method.ToUpperInvariant(),
            Path = request.Path,
            Query = redaction.Text(context.Request.QueryString.Value ?? string.Empty),
            TokenId = token?.Id,
            ClientId = token?.ClientId,
            Body = redaction.Body(request.Body),
            CorrelationId = contextId,
        });

        var fault = new FaultRule { Fault = Fault.None };
        Answer? own = null;
        Answer? answer = null;
        try
        {
            (answer, var charge) = Admit(call, token, authorization, contextId);
            if (answer is null)
            {
                fault = faults.Meet(call, record.Method, record.Path);
                var acts = fault.LetsCallAct();
                own = acts && fault.ActFirst ? Run(call, request, contextId) : null;
                if (fault.Delay > TimeSpan.Zero)
                {
                    await held.WaitAsync(release, fault.Delay, context.RequestAborted);
                }

                own ??= acts ? Run(call, request, contextId) : null;
                answer = fault.Replacement(request.Origin, contextId, options.TimeProvider.GetUtcNow()) ?? own ?? Answer.Empty(0);
            }

            answer = charge?.Mark(answer) ?? answer;
        }
        finally
        {
            log.Complete(Finish(record, fault, own, answer));
        }

        var now = options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        Observe(call, request, answer, fault);
        await Delivery.SendAsync(context, answer.With("ININ-Correlation-Id", contextId).With("Date", now), fault);
    }

    // Only what a caller can take for the platform's own answer is shown: a page of a gateway or half a body is not.
    private void Observe(ApiCall call, ApiRequest request, Answer answer, FaultRule fault)
    {
        if (options.Observe is { } observe
            && fault.Fault is Fault.None or Fault.Latency or Fault.ErrorStatus or Fault.ThrottleSeconds or Fault.ThrottleDate or Fault.ThrottleWithoutHeader)
        {
            observe(ObservedExchange.From(call, request, answer, redaction));
        }
    }

    private (Answer? Refused, RateCharge? Charge) Admit(ApiCall call, IssuedToken? token, string authorization, string contextId)
    {
        if (call.Kind != CallKind.Api)
        {
            return (null, null);
        }

        RateCharge? charge = null;
        try
        {
            gate.RequireToken(token, authorization);
            charge = gate.Charge(token!);
            gate.RequireRoom(charge);
            return (null, charge);
        }
        catch (RefusalException refusal)
        {
            return (ErrorBody.From(refusal, contextId), charge);
        }
    }

    private Answer Run(ApiCall call, ApiRequest request, string contextId)
    {
        try
        {
            gate.RequirePermissions(call, request.Token);
            if (call.Kind is CallKind.Api or CallKind.Transfer)
            {
                platform.BeforeCall(request);
            }

            return call.Handle(request);
        }
        catch (RefusedException refused)
        {
            return ErrorBody.From(RefusalException.From(refused), contextId);
        }
        catch (RefusalException refusal)
        {
            return ErrorBody.From(refusal, contextId);
        }
    }

    private RequestRecord Finish(RequestRecord record, FaultRule fault, Answer? own, Answer? answer)
    {
        var now = options.TimeProvider.GetUtcNow();
        var sent = fault.Fault is Fault.CutBeforeActing or Fault.CutAfterActing ? null : answer;
        var retryAfter = sent?.Headers.GetValueOrDefault("Retry-After");
        return record with
        {
            Status = sent?.Status,
            Fault = fault.Fault,
            Acted = own?.Succeeded == true,
            OutcomeStatus = own?.Status,
            RetryAfter = retryAfter,
            RetryNotBefore = Moment(retryAfter, now),
            AnsweredAt = now,
        };
    }

    private static DateTimeOffset? Moment(string? retryAfter, DateTimeOffset now)
    {
        if (int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return now.AddSeconds(seconds);
        }

        return retryAfter is null ? null : DateTimeOffset.ParseExact(retryAfter, "R", CultureInfo.InvariantCulture);
    }

    private static string NewContextId() => Guid.NewGuid().ToString();

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        await using var stream = new MemoryStream();
        await request.Body.CopyToAsync(stream, request.HttpContext.RequestAborted);
        return stream.ToArray();
    }

    private readonly record struct Arrival(DateTimeOffset At, long Timestamp);
}
