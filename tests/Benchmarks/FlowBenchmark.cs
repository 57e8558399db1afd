using System.Diagnostics;
using System.Text.Json;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Sandbox;

namespace GenesysArchitect.Benchmarks;

/// <summary>Five hundred flows applied on a platform with a latency of 20 ms: as a batch, compared with one after the other.</summary>
internal static class FlowBenchmark
{
    private const int Flows = 500;

    public static async Task RunAsync()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { GeneratedFlows = Flows, Latency = TimeSpan.FromMilliseconds(20), RateLimit = 1_000_000 });
        using var connection = GcOrgConnection.Open(new ConnectionSettings
        {
            BaseAddress = sandbox.BaseAddress,
            Client = new ClientCredentials(sandbox.ClientId, new Secret(sandbox.ClientSecret)),
        });

        // First-use compilation and the token are excluded from both times.
        await TimeAsync(connection, "warm", batch: 10);
        var together = await TimeAsync(connection, "together", batch: Flows);
        var alone = await TimeAsync(connection, "alone", batch: 1);
        Console.WriteLine($"flows: {Flows} are applied as a batch in {together.TotalSeconds:0.0} s; one after the other in {alone.TotalSeconds:0.0} s. Ratio {alone / together:0.0} (bound: 10 or more).");
    }

    private static async Task<TimeSpan> TimeAsync(GcOrgConnection connection, string name, int batch)
    {
        var watch = Stopwatch.StartNew();
        foreach (var numbers in Enumerable.Range(1, Flows).Chunk(batch))
        {
            var engine = new DeploymentEngine(connection);
            var plan = await engine.PlanAsync([.. numbers.Select(number => DesiredResource(number, name))], new PlanOptions { ThrottleLimit = ArchitectFlows.DefaultParallelReads }, [], CancellationToken.None);
            var result = await engine.RunAsync(plan, new RunOptions { ThrottleLimit = ArchitectFlows.DefaultParallelReads }, [], CancellationToken.None);
            if (result.ExitCode != ExitCode.Done || result.Steps.Any(step => step.Status != StepStatus.Succeeded))
            {
                throw new InvalidOperationException("A flow was not applied.");
            }
        }

        return watch.Elapsed;
    }

    private static Flow DesiredResource(int number, string name) => new()
    {
        Id = new FlowId($"generated-{number:00000}"),
        Definition = JsonSerializer.SerializeToElement(new { name = $"{name} {number}" }),
    };
}
