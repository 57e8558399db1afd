using System.Net.Sockets;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_shows_a_failure_rolled_back_and_a_manifest_applied_twice_and_leaves_nothing_behind()
    {
        var temporary = Directory.CreateTempSubdirectory("gcarch-temporary-");
        using var gcarch = GcarchProcess.Start(null, temporary, "demo");
        var address = new Uri((await gcarch.SeenAsync("It listens at")).Split(' ')[^1]);

        var outcome = await gcarch.EndAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("test  ended: COMPLETED", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("prod  ended: FAILED, rolled back", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("- flows['Fax Confirmation']", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("│ 5 +│ BundleDeployment/returns-desk@acceptance +│ deploy", outcome.Output);
        Assert.Contains("7 done · ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("7 unchanged · ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("gcarch sandbox", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(temporary.GetDirectories("gcarch-demo-*"));
        temporary.Delete(recursive: true);
        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(address.Host, address.Port));
    }
}
