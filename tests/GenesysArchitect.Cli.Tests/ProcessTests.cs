using System.Net.Sockets;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests;

/// <summary>Behavior that requires a real process.</summary>
public sealed class ProcessTests
{
    [SignalFact]
    public async Task The_sandbox_prints_how_to_connect_and_ends_with_the_program()
    {
        using var gcarch = GcarchProcess.Start(null, "sandbox", "--output", "json", "--", "--client-id", "test-client");
        var ready = new Outcome(0, await gcarch.SeenAsync("clientSecret"), string.Empty).Line;
        var address = new Uri(ready.GetProperty("url").GetString()!);
        Assert.Equal("test-client", ready.GetProperty("clientId").GetString());

        gcarch.Signal("INT");
        var outcome = await gcarch.EndAsync();

        Assert.Equal(0, outcome.ExitCode);
        await AssertNoListenerAsync(address);
    }

    [Fact]
    public async Task The_sandbox_prints_the_variables_for_both_shells()
    {
        using var gcarch = GcarchProcess.Start(null, "sandbox", "--job-duration", "1");

        var bash = await gcarch.SeenAsync("export GENESYS_CLOUD_CLIENT_SECRET='");
        var powerShell = await gcarch.SeenAsync("$env:GENESYS_CLOUD_CLIENT_SECRET = '");

        Assert.Equal(bash.Split('\'')[1], powerShell.Split('\'')[1]);
        await gcarch.SeenAsync("export GENESYS_CLOUD_BASE_URL='http://127.0.0.1:");
        await gcarch.SeenAsync("export GENESYS_CLOUD_CLIENT_ID='sandbox-client'");
    }

    [Fact]
    public async Task An_unknown_sandbox_option_is_reported_by_name()
    {
        using var gcarch = GcarchProcess.Start(null, "sandbox", "--", "--nonsense");

        var outcome = await gcarch.EndAsync();

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("--nonsense", outcome.Error, StringComparison.Ordinal);
    }

    private static async Task AssertNoListenerAsync(Uri address)
    {
        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(address.Host, address.Port));
    }
}
