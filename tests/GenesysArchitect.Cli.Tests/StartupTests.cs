using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;

namespace GenesysArchitect.Cli.Tests;

[Collection(nameof(QuietMachine))]
public sealed class StartupTests
{
    [Fact]
    public async Task A_job_of_a_second_and_a_half_is_reported_within_three_seconds()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromSeconds(1.5) });
        var fastest = TimeSpan.MaxValue;

        // The machine may be busy with other things: one of three that makes it shows that it can.
        for (var attempt = 0; attempt < 3 && fastest.TotalSeconds >= 3; attempt++)
        {
            var since = TimeProvider.System.GetTimestamp();
            using var gcarch = GcarchProcess.Start(sandbox, "deploy", "--bundle", "northwind-ivr", "--environment", "test", "--output", "json");
            var outcome = await gcarch.EndAsync();
            Assert.Equal("COMPLETED", outcome.Line.GetProperty("status").GetString());
            fastest = new[] { fastest, TimeProvider.System.GetElapsedTime(since) }.Min();
        }

        Assert.InRange(fastest.TotalSeconds, 1.5, 3);
    }
}
