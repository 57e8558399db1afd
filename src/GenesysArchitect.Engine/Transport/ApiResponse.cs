using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A complete response: its status, the relevant headers, and its body.</summary>
internal sealed record ApiResponse
{
    public required HttpStatusCode Status { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>Where a redirect leads, without its query; null for any other answer.</summary>
    public string? RedirectTarget { get; init; }

    /// <summary>The JSON path of the first text of the body that was not valid Unicode, and is read with U+FFFD in it; null where there is none.</summary>
    public string? FirstInvalidText { get; init; }

    /// <summary>How long the platform asked to wait, from the moment the answer was read.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public RateLimitReading? RateLimit { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsServerError => (int)Status >= 500;

    /// <summary>Deserializes the body.</summary>
    /// <exception cref="ResponseLostException">The body is JSON of another shape.</exception>
    public T Read<T>(ApiRequest request, JsonTypeInfo<T> type) =>
        Read(request, body => JsonSerializer.Deserialize(body.Span, type) ?? throw new JsonException("The response is null."));

    /// <summary>Reads the body with a custom reader.</summary>
    /// <exception cref="ResponseLostException">The reader found another shape.</exception>
    public T Read<T>(ApiRequest request, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(Body);
        }
        catch (AnswerShapeException mismatch)
        {
            throw Malformed(request, mismatch.Message, mismatch);
        }
        catch (JsonException mismatch)
        {
            throw Malformed(request, $"the answer is not what the contract promises ({mismatch.Path ?? "$"}).", mismatch);
        }
#pragma warning disable CA1031 // Whatever a reader cannot make of an answer is a finding about the answer.
        catch (Exception unreadable) when (unreadable is not (GcException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw Malformed(request, $"the answer cannot be read ({unreadable.GetType().Name}).", unreadable);
        }
    }

    /// <summary>The error of an answer that is not what the contract promises. What was requested has been done: only what there is to say of it cannot be read.</summary>
    /// <param name="request">What was requested.</param>
    /// <param name="what">What is wrong with the answer, as a sentence.</param>
    /// <param name="cause">What was thrown; null for nothing.</param>
    /// <param name="remedy">What can be done about it; null for what can be done about an address that is wrong.</param>
    public ResponseLostException Malformed(ApiRequest request, string what, Exception? cause = null, string? remedy = null) =>
        new(ErrorIds.AnswerMalformed, ErrorKind.Protocol, DeliveryStatus.Accepted, $"{request.Operation}: {what}", cause)
        {
            Target = request.Target,
            Status = (int)Status,
            CorrelationId = CorrelationId,
            Remedies = [new(remedy ?? "Check that the base address is that of the Genesys Cloud API. If it is, give the correlation id to the platform's support.")],
        };
}
