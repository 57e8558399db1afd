using System.Net;
using System.Net.Sockets;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Retrying;

/// <summary>Every wait for a host has a limit.</summary>
public class TimeoutTests
{
    [Fact]
    public async Task An_attempt_that_times_out_is_retried()
    {
        await using var host = new RawHost(call => call.Nth == 1 ? RawReply.Silence : RawReply.Json("{}"));
        using var connection = host.Connect(Brisk with { AttemptTimeout = TimeSpan.FromMilliseconds(500) });

        await connection.SendAsync(Calls.Read);

        Assert.Equal(2, host.Calls.Count);
        Assert.InRange(host.Time.Passed.TotalSeconds, 0.5, 0.75);
    }

    [Fact]
    public async Task A_stalled_body_times_out_as_well()
    {
        await using var host = new RawHost(call => call.Nth == 1
            ? new RawReply { Bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), IsUnfinished = true }
            : RawReply.Json("{}"));
        using var connection = host.Connect(Brisk with { AttemptTimeout = TimeSpan.FromMilliseconds(500) });

        await connection.SendAsync(Calls.Read);

        Assert.Equal(2, host.Calls.Count);
        Assert.InRange(host.Time.Passed.TotalSeconds, 0.5, 0.75);
    }

    [Fact]
    public async Task A_call_with_all_its_attempts_ends_within_its_time()
    {
        await using var host = new RawHost(_ => RawReply.Silence);
        using var connection = host.Connect(Brisk with { AttemptTimeout = TimeSpan.FromSeconds(1), OperationTimeout = TimeSpan.FromSeconds(2.5) });

        var error = await Assert.ThrowsAsync<ResponseLostException>(() => connection.SendAsync(Calls.Read));

        Assert.InRange(host.Time.Passed.TotalSeconds, 2.5, 2.51);
        Assert.Equal(ErrorIds.TimedOut, error.ErrorId);
        Assert.Equal(DeliveryStatus.Unknown, error.Fate);
        Assert.Contains("within", error.Message, StringComparison.Ordinal);
        Assert.InRange(host.Calls.Count, 2, 3);
    }

    [Fact]
    public async Task Cancellation_is_not_reported_as_a_timeout()
    {
        await using var host = new RawHost(_ => RawReply.Silence);
        using var connection = host.Connect();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Time.StopAsync(stop => connection.SendAsync(Calls.Read, stop), () => host.Calls.Count == 1));
    }

    [Fact]
    public async Task A_host_without_a_listener_is_unreachable_and_a_start_was_never_sent()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        using var connection = Connect(address, Brisk with { Retries = 2 });

        var error = await Assert.ThrowsAsync<ResponseLostException>(() => connection.SendAsync(Calls.Start));

        Assert.Equal(ErrorIds.Unreachable, error.ErrorId);
        Assert.Equal(DeliveryStatus.NotSent, error.Fate);
        Assert.Contains("ConnectionRefused", error.Message, StringComparison.Ordinal);
        Assert.Contains("proxy", error.Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_take_the_connection_is_an_error_and_not_a_cancelling()
    {
        // A full backlog: the handshake of one more connection is never answered.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        var filling = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToList();
        var connecting = filling.ConvertAll(socket => socket.ConnectAsync(deaf.LocalEndPoint!));
        await Task.WhenAny(connecting).OrHang();
        using var connection = Connect(new Uri($"http://127.0.0.1:{((IPEndPoint)deaf.LocalEndPoint!).Port}/"), Brisk with { ConnectTimeout = TimeSpan.FromMilliseconds(500), Retries = 1 });
        var engine = new DeploymentEngine(connection);

        var error = await Assert.ThrowsAnyAsync<GcException>(() => engine.PlanAsync([Bundle()], CancellationToken.None));

        Assert.Equal(ErrorIds.Unreachable, error.ErrorId);
        filling.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_host_whose_name_is_not_known_is_unreachable()
    {
        using var connection = Connect(new Uri("https://no-such-host.invalid/"), Brisk with { Retries = 1 });

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal(ErrorIds.Unreachable, error.ErrorId);
        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_response_to_a_poll_does_not_fail_the_run()
    {
        var polls = 0;
        await using var host = new RawHost(request => request switch
        {
            { Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json("""{"valid":true}"""),
            { Method: "POST" } => RawReply.Json(RawReply.Deployment.Replace("COMPLETED", "PENDING", StringComparison.Ordinal), 202),
            { Target: var target } when target.Contains("/deployments/", StringComparison.Ordinal) => ++polls < 3 ? RawReply.Json("no gzip", 200, "Content-Encoding: gzip") : RawReply.Json(RawReply.Deployment),
            _ => RawReply.Json("[]"),
        });
        using var connection = host.Connect(Brisk with { Retries = 1 });
        var engine = new DeploymentEngine(connection);

        var run = await engine.RunAsync(await engine.PlanAsync([Bundle("e", "b")], CancellationToken.None), new RunOptions(), [], CancellationToken.None);

        Assert.Equal(StepStatus.Succeeded, run.Steps[0].Status);
    }

    private static GcOrgConnection Connect(Uri address, TransportOptions transport) => GcOrgConnection.Open(new ConnectionSettings
    {
        BaseAddress = address,
        AccessToken = new Secret("given-token-0123"),
        Transport = transport,
    });
}
