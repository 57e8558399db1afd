using System.Net;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class SandboxHostTests
{
    [Fact]
    public async Task Many_sandboxes_run_side_by_side_each_with_a_port_a_secret_and_a_world_of_its_own()
    {
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SandboxHost.StartAsync()));
        try
        {
            Assert.Equal(12, sandboxes.Select(sandbox => sandbox.BaseAddress).Distinct().Count());
            Assert.Equal(12, sandboxes.Select(sandbox => sandbox.ClientSecret).Distinct().Count());
            using var first = await Caller.WithTokenAsync(sandboxes[0]);
            await first.StartAsync("northwind-ivr", "dev");
            Assert.All(sandboxes.Skip(1), sandbox => Assert.Empty(sandbox.Organization.Deployments.ToList()));
        }
        finally
        {
            foreach (var sandbox in sandboxes)
            {
                await sandbox.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_open_requests_and_the_port_is_free_again()
    {
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Latency = TimeSpan.FromHours(12) });
        using var caller = new Caller(sandbox);
        var open = caller.GetAsync("nothing");
        await Patience.UntilAsync(() => sandbox.Requests.Count > 0);

        // It is over long before the request would be answered.
        await sandbox.DisposeAsync().AsTask().OrHang();
        await Assert.ThrowsAsync<HttpRequestException>(() => open);
        await using var next = await SandboxHost.StartAsync(new SandboxOptions { Port = sandbox.BaseAddress.Port });
        Assert.Equal(sandbox.BaseAddress, next.BaseAddress);
    }

    [Fact]
    public async Task An_answer_without_a_body_keeps_its_connection()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, sandbox.BaseAddress.Port);
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream);
        for (var call = 0; call < 2; call++)
        {
            await stream.WriteAsync("DELETE /sandbox/rules HTTP/1.1\r\nHost: sandbox\r\n\r\n"u8.ToArray());
            Assert.Equal("HTTP/1.1 204 No Content", await reader.ReadLineAsync().OrHang());
            while (await reader.ReadLineAsync().OrHang() is { Length: > 0 })
            {
                // The headers; the empty line ends them.
            }
        }
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.168.0.1")]
    [InlineData("example.com")]
    [InlineData("")]
    public async Task It_listens_on_loopback_alone(string address)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => SandboxHost.StartAsync(new SandboxOptions { Address = address }));
        Assert.Contains("loopback", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_loopback_address_will_do(string address)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Address = address });
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(sandbox.BaseAddress.Host)));
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync("api/v2/flows")).Expect(200);
    }

    [Fact]
    public async Task A_taken_port_is_an_error()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => SandboxHost.StartAsync(new SandboxOptions { Port = sandbox.BaseAddress.Port }));
    }

    [Fact]
    public async Task Options_out_of_range_are_refused()
    {
        foreach (var options in new[]
        {
            new SandboxOptions { Port = 70_000 },
            new SandboxOptions { ClientId = "a:b" },
            new SandboxOptions { ClientSecret = string.Empty },
            new SandboxOptions { TokenLife = TimeSpan.Zero },
            new SandboxOptions { RateLimit = 0 },
            new SandboxOptions { JobDuration = TimeSpan.FromSeconds(-1) },
            new SandboxOptions { TokenLife = TimeSpan.MaxValue },
            new SandboxOptions { PendingDuration = TimeSpan.FromDays(40_000) },
            new SandboxOptions { BundleDeployStatus = 204 },
            new SandboxOptions { PublishStatus = 201 },
            new SandboxOptions { PageSize = 0 },
            new SandboxOptions { FaultMix = new FaultMix { Probability = 2 } },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => SandboxHost.StartAsync(options));
        }
    }

    [Fact]
    public async Task The_client_is_the_one_that_is_asked_for()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { ClientId = "mine", ClientSecret = "s3cr3t" });
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Caller.BasicGrant("mine", "s3cr3t"))).Expect(200);
    }
}
