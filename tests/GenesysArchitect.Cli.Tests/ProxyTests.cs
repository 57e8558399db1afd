using System.Net;
using System.Net.Sockets;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests;

/// <summary>A proxy is named by the environment of a process.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData(407, "requires credentials", "HTTPS_PROXY=")]
    [InlineData(403, "(403)", "NO_PROXY")]
    public async Task A_proxy_that_lets_nothing_through_is_asked_once_and_named_without_its_password(int status, string said, string remedy)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var met = 0;
        var serving = ServeAsync();
        var proxy = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        using var gcarch = GcarchProcess.StartWith(
            new Dictionary<string, string>
            {
                ["HTTPS_PROXY"] = $"http://ann:pass-word@{proxy}",
                ["GENESYS_CLOUD_BASE_URL"] = "https://api.example.test",
                ["GENESYS_CLOUD_CLIENT_ID"] = "client",
                ["GENESYS_CLOUD_CLIENT_SECRET"] = "some-secret",
            },
            "resolve");

        var outcome = await gcarch.EndAsync();
        listener.Stop();
        await serving;

        Assert.Equal(1, outcome.ExitCode);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("error Gc.Api.Unreachable:", error, StringComparison.Ordinal);
        Assert.Contains($"http://{proxy}", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error, StringComparison.Ordinal);
        Assert.Contains(remedy, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", outcome.All, StringComparison.Ordinal);

        // Once without credentials, and once with those that it does not accept.
        Assert.InRange(met, 1, 2);

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await using var stream = client.GetStream();
                    for (var buffer = new byte[4096]; await stream.ReadAsync(buffer) > 0;)
                    {
                        met++;
                        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Refused\r\nProxy-Authenticate: Basic realm=\"corp\"\r\nContent-Length: 0\r\n\r\n"));
                    }
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
