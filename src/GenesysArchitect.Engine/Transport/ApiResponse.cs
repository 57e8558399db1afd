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

    /// <summary>How long the platform requires waiting, from the moment the response was read.</summary>
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
        catch (JsonException mismatch)
        {
            // The request has been processed; only its response cannot be read.
            throw new ResponseLostException(ErrorIds.AnswerMalformed, ErrorKind.Protocol, DeliveryStatus.Accepted, $"{request.Operation}: the response does not match the API contract ({mismatch.Path ?? "$"}).", mismatch)
            {
                Target = request.Target,
                Status = (int)Status,
                CorrelationId = CorrelationId,
                Remedies = [new("Check that the base address is that of the Genesys Cloud API. If it is, give the correlation id to the platform's support.")],
            };
        }
    }
}
