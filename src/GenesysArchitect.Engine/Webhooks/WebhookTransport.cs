using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// Sends a delivery once. It uses its own HTTP client, separate from the platform's; follows no redirect, and
/// reads only the status of the response.
/// </summary>
internal sealed class WebhookTransport(WebhookSending options) : IDisposable
{
    // A receiver on this machine must bypass the proxy.
    private readonly Lazy<HttpClient> _localClient = new(() => Client(usesProxy: false, options));
    private readonly Lazy<HttpClient> _remoteClient = new(() => Client(usesProxy: true, options));

    public async Task<WebhookAnswer> SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.IsSigned && options.Secret is null)
        {
            return new WebhookAnswer(IsDelivered: false, "it must be signed, but no secret is set", IsRefused: true);
        }

        using var late = new CancellationTokenSource(options.AttemptTimeout, options.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var message = MessageOf(delivery);
        try
        {
            var client = delivery.Endpoint.IsLoopback ? _localClient.Value : _remoteClient.Value;
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end.Token);
            return Read(answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(IsDelivered: false, $"no response within {options.AttemptTimeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new WebhookAnswer(IsDelivered: false, Reason(failure));
        }
    }

    public void Dispose()
    {
        foreach (var client in new[] { _localClient, _remoteClient }.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static HttpClient Client(bool usesProxy, WebhookSending options)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = usesProxy,
            ConnectTimeout = options.AttemptTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", ProductInfo.UserAgent);
        return client;
    }

    private HttpRequestMessage MessageOf(WebhookDelivery delivery)
    {
        var now = options.Time.GetUtcNow();
        var message = new HttpRequestMessage(HttpMethod.Post, delivery.Endpoint)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
        };
        message.Headers.Add("X-GenesysArchitect-Delivery", delivery.DeliveryId);
        message.Headers.Add("X-GenesysArchitect-Event", delivery.Event);
        message.Headers.Add("X-GenesysArchitect-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (options.Secret is { } secret)
        {
            message.Headers.Add("X-GenesysArchitect-Signature", WebhookSignature.Of(secret, now, delivery.DeliveryId, delivery.Body));
        }

        return message;
    }

    private WebhookAnswer Read(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
        {
            return WebhookAnswer.Delivered;
        }

        // Of the client errors, timeouts and rate limits are temporary.
        var isPassing = (int)answer.StatusCode >= 500 || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425;
        var asked = ResponseHeaders.RetryAfter(answer, options.Time);
        return new WebhookAnswer(
            IsDelivered: false,
            $"answered {(int)answer.StatusCode}{((int)answer.StatusCode is >= 300 and < 400 ? ", a redirect, which is not followed" : string.Empty)}",
            IsRefused: !isPassing,
            asked > options.MaxRetryAfter ? options.MaxRetryAfter : asked);
    }

    // Messages of the framework may contain the address.
    private static string Reason(Exception failure) => failure.GetBaseException() switch
    {
        SocketException socket => $"cannot be reached ({socket.SocketErrorCode})",
        _ when failure is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"cannot be reached ({http.HttpRequestError})",
        _ => "the connection was lost",
    };
}
