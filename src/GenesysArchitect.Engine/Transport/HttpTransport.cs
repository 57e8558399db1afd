using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Sends one call once and reads the whole response. The only place that opens a socket. Follows
/// no redirects, stores no cookies, and accepts no body beyond <see cref="TransportOptions.MaxBodySize"/>.
/// </summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly HttpClient _http;
    private readonly TransportOptions _options;
    private readonly Redaction _redaction;

    public HttpTransport(Uri address, TransportOptions options, Redaction redaction)
    {
        _options = options;
        _redaction = redaction;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // A sandbox on this machine must bypass the proxy.
            UseProxy = !address.IsLoopback,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

        // Plain text headers are copied to each call, whereas parsed ones would be recreated each time.
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", ProductInfo.UserAgent);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
    }

    public async Task<ApiResponse> SendAsync(Uri address, ApiRequest request, AuthenticationHeaderValue? authorization, ILogger log, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, address);
        message.Headers.Authorization = authorization;
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }
        else if (request.Method == HttpMethod.Post)
        {
            // The handler itself retries a POST without content if a pooled connection turns out to be closed.
            message.Content = new ByteArrayContent([]);
        }

        var started = _options.Time.GetTimestamp();
        var answered = (HttpStatusCode)0;
        var fate = DeliveryStatus.Unknown;
        try
        {
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answered = answer.StatusCode;
            fate = FateOf(answer);
            var response = await ReadAsync(answer, address, request, cancellationToken);
            Record(request, (int)answered, started);
            log.Answered(request.Method, request.Path, (int)answered, _options.Time.GetElapsedTime(started).TotalMilliseconds, response.CorrelationId);
            return response;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || IsConnectTimeout(failure))
        {
            Record(request, (int)answered, started);
            log.Unanswered(request.Method, request.Path, Reason(failure));
            throw Lost(request, address, failure, answered, fate);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<ApiResponse> ReadAsync(HttpResponseMessage answer, Uri address, ApiRequest request, CancellationToken cancellationToken)
    {
        var response = new ApiResponse
        {
            Status = answer.StatusCode,
            Body = ReadOnlyMemory<byte>.Empty,
            ContentType = IsPage(answer) ? Clean(answer.Content.Headers.ContentType?.MediaType) : answer.Content.Headers.ContentType?.MediaType,
            CorrelationId = Clean(ResponseHeaders.CorrelationId(answer)),
            RetryAfter = ResponseHeaders.RetryAfter(answer, _options.Time),
            RedirectTarget = Clean(ResponseHeaders.Target(answer, address)),
            RateLimit = ResponseHeaders.RateLimit(answer),
        };

        try
        {
            var (body, firstInvalid) = BodyText.Read(MemoryMarshal.AsMemory(await ReadBodyAsync(answer, request, cancellationToken)), answer.Content.Headers.ContentType?.CharSet);
            response = response with { Body = body, FirstInvalidText = Clean(firstInvalid) };
        }
        catch (Exception cut) when (!response.IsSuccess && cut is HttpRequestException or IOException)
        {
            // The status of an error response is sufficient without its body.
            return response;
        }

        if (response.IsSuccess && (request.ExpectsJson || response.Body.Length > 0))
        {
            RequireJson(response, request, FateOf(answer));
        }

        return response;
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage answer, ApiRequest request, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > _options.MaxBodySize)
        {
            throw TooLarge(request, answer);
        }

        try
        {
            return await ReadWholeAsync(answer, request, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            throw new IOException("The body cannot be decompressed.", broken);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadWholeAsync(HttpResponseMessage answer, ApiRequest request, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var body = new ArrayBufferWriter<byte>((int)(answer.Content.Headers.ContentLength ?? 4096) + 1);
        for (int read; (read = await stream.ReadAsync(body.GetMemory(1), cancellationToken)) > 0;)
        {
            body.Advance(read);
            if (body.WrittenCount > _options.MaxBodySize)
            {
                throw TooLarge(request, answer);
            }
        }

        return body.WrittenMemory;
    }

    private void RequireJson(ApiResponse response, ApiRequest request, DeliveryStatus fate)
    {
        // A truncated body can still be framed correctly; only its own syntax reveals it.
        var reader = new Utf8JsonReader(response.Body.Span, new JsonReaderOptions { MaxDepth = _options.MaxBodyDepth });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException broken) when (reader.CurrentDepth >= _options.MaxBodyDepth)
        {
            throw new GcException(ErrorIds.AnswerTooLarge, ErrorKind.Protocol, $"{request.Operation}: the response is nested deeper than {_options.MaxBodyDepth} levels.", broken)
            {
                Target = request.Target,
                Status = (int)response.Status,
                CorrelationId = response.CorrelationId,
                Remedies = [new("No response of the API is nested this deeply. Check that the base address is that of the Genesys Cloud API.")],
            };
        }
        catch (JsonException broken)
        {
            var isPage = IsHtml(response);
            var what = response.Body.Length == 0 ? "is empty" : $"is not whole JSON ({response.ContentType ?? "no content type"})";
            throw new ResponseLostException(ErrorIds.AnswerMalformed, ErrorKind.Protocol, fate, $"{request.Operation}: the answer {(isPage ? "is a page for a browser (HTML), and not JSON" : what)}.", broken)
            {
                Target = request.Target,
                Status = (int)response.Status,
                CorrelationId = response.CorrelationId,
                IsPage = isPage,
                Remedies = isPage
                    ? [new("A gateway or proxy on the way may require a sign-in, or the base address may be that of the web application. Check the base address and the proxy settings.")]
                    : [new("A proxy between here and the platform may have cut or replaced the answer. Try again; if it stays, check the base address.")],
            };
        }
    }

    private GcException TooLarge(ApiRequest request, HttpResponseMessage answer) =>
        new(ErrorIds.AnswerTooLarge, ErrorKind.Protocol, $"{request.Operation}: the response is larger than {_options.MaxBodySize / 1024 / 1024} MiB.")
        {
            Target = request.Target,
            Status = (int)answer.StatusCode,
            CorrelationId = Clean(ResponseHeaders.CorrelationId(answer)),
            Remedies = [new("No response of the API is this large. Check that the base address is that of the Genesys Cloud API.")],
        };

    // A success in JSON, or with an empty body, comes from the platform; an HTML page comes from a host in between, whatever its status.
    private static DeliveryStatus FateOf(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode && !IsPage(answer) ? DeliveryStatus.Accepted : DeliveryStatus.Unknown;

    private static bool IsPage(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == false;

    private static bool IsHtml(ApiResponse response) =>
        response.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || response.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private ResponseLostException Lost(ApiRequest request, Uri address, Exception failure, HttpStatusCode answered, DeliveryStatus fate)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        if (failure is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refused)
        {
            return ProxyFailure.Of(request, address, refused);
        }

        if (IsConnectTimeout(failure) || failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError })
        {
            return new ResponseLostException(ErrorIds.Unreachable, ErrorKind.Unavailable, DeliveryStatus.NotSent, $"{request.Operation}: {host} cannot be reached ({Reason(failure)}).", Cause(failure))
            {
                Target = request.Target,
                Remedies = [new("Check the region or base address, the network, and the proxy settings (HTTPS_PROXY, NO_PROXY).")],
            };
        }

        return new ResponseLostException(ErrorIds.AnswerLost, ErrorKind.Unavailable, fate, $"{request.Operation}: {host} closed the connection before the response was complete.", Cause(failure))
        {
            Target = request.Target,
            Status = answered == 0 ? null : (int)answered,
            Remedies = [new("Check the network and any proxy on the way, and check the state at the platform before you try again.")],
        };
    }

    // The handler reports it as a cancellation.
    private static bool IsConnectTimeout(Exception failure) => failure is OperationCanceledException { InnerException: TimeoutException };

    // An invalid HTTP response is quoted in the failure, and may contain the request.
    private string Reason(Exception failure) =>
        failure.GetBaseException() is SocketException socket ? socket.SocketErrorCode.ToString() : _redaction.Clean(failure.GetBaseException().Message.TrimEnd('.'));

    private Exception? Cause(Exception failure)
    {
        var text = failure.GetBaseException().Message;
        return _redaction.Clean(text) == text ? failure : null;
    }

    private string? Clean(string? text) => text is null ? null : _redaction.Clean(text);

    private void Record(ApiRequest request, int status, long started)
    {
        if (Diagnostics.RequestDuration.Enabled)
        {
            Diagnostics.RequestDuration.Record(
                _options.Time.GetElapsedTime(started).TotalSeconds,
                status == 0
                    ? new TagList { { "http.request.method", request.Method.Method }, { "error.type", "no_answer" } }
                    : new TagList { { "http.request.method", request.Method.Method }, { "http.response.status_code", status } });
        }
    }
}
