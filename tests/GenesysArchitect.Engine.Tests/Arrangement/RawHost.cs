using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>
/// A host that misbehaves in ways that no web server can: the test controls every byte of its responses and how its
/// connections end.
/// </summary>
internal sealed class RawHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawRequest, RawReply?> _answer;
    private readonly Func<RawRequest, RawReply> _grant;
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly Task _accepting;
    private VirtualTime? _time;

    /// <summary>Starts the host.</summary>
    /// <param name="answer">The response to a call; null for a 404.</param>
    /// <param name="grant">The response to a token request; a token by default.</param>
    public RawHost(Func<RawRequest, RawReply?> answer, Func<RawRequest, RawReply>? grant = null)
    {
        _answer = answer;
        _grant = grant ?? (_ => RawReply.Token());
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri BaseAddress => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>The requests other than those for tokens.</summary>
    public IReadOnlyList<RawRequest> Calls => [.. _requests.Where(request => !request.IsTokenRequest)];

    /// <summary>The clock of the host and of its connection.</summary>
    /// <exception cref="InvalidOperationException">There is no connection yet.</exception>
    public VirtualTime Time => _time ?? throw new InvalidOperationException("Connect first.");

    /// <summary>Opens the connection to the host, which uses the host's clock.</summary>
    public GcOrgConnection Connect(TransportOptions? transport = null, string secret = "raw-secret-0123456789", TokenStyle? style = null)
    {
        transport ??= TestOrganization.Brisk;
        _time = new VirtualTime(transport);
        return GcOrgConnection.Open(new ConnectionSettings
        {
            BaseAddress = BaseAddress,
            Client = new ClientCredentials("raw-client", new Secret(secret)),
            TokenStyle = style,
            Transport = transport with { Time = _time },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        if (_time is not null)
        {
            await _time.DisposeAsync();
        }
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await Task.Yield();
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                var reply = request.IsTokenRequest ? _grant(request) : _answer(request) ?? RawReply.Json("{}", 404);
                await Task.Delay(reply.Delay, _time?.Host ?? TimeProvider.System, _stop.Token);
                await stream.WriteAsync(reply.Bytes, _stop.Token);
                if (reply.IsUnfinished)
                {
                    using var held = _time?.HoldCall();
                    while (await stream.ReadAsync(new byte[1], _stop.Token) > 0)
                    {
                        // Further requests on the connection get no response.
                    }

                    return;
                }

                if (reply.Ending == RawEnding.Reset)
                {
                    client.LingerState = new LingerOption(enable: true, seconds: 0);
                }

                if (reply.Ending != RawEnding.KeepOpen)
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The caller closed the connection, or the test is over.
        }
    }

    private async Task<RawRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var first = lines[0].Split(' ');
        var nth = _counts.AddOrUpdate($"{first[0]} {first[1]}", 1, (_, count) => count + 1);
        return new RawRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body)) { Nth = nth };
    }
}
