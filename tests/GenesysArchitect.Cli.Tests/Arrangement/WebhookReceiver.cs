using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>A webhook receiver on this machine.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string DeliveryId, string Event, JsonElement Body, bool IsSigned)> _received = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public WebhookReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/capability/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The status code of the responses; null to never respond.</summary>
    public int? Status { get; set; } = 204;

    public IReadOnlyList<(string DeliveryId, string Event, JsonElement Body, bool IsSigned)> Received => [.. _received];

    /// <summary>Waits for the first delivery.</summary>
    public Task CalledAsync() => _first.Task.OrHang();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                var body = await JsonSerializer.DeserializeAsync<JsonElement>(call.Request.InputStream);
                var headers = call.Request.Headers;
                _received.Enqueue((headers["X-GenesysArchitect-Delivery"]!, headers["X-GenesysArchitect-Event"]!, body, headers["X-GenesysArchitect-Signature"] is not null));
                _first.TrySetResult();
                if (Status is { } status)
                {
                    call.Response.StatusCode = status;
                    call.Response.Close();
                }
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
