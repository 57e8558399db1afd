using System.Globalization;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Benchmarks;

/// <summary>
/// The processor time of reading and planning a thousand manifests, minus that of a plain HttpClient for the same calls
/// and their parsing, so that the network and waiting for it are excluded.
/// </summary>
internal static class PlanBenchmark
{
    private const int Resources = 1000;
    private const int Turns = 20;
    private const int AtOnce = 16;

    private static readonly IReadOnlyList<string> Paths =
    [
        .. Enumerable.Range(1, Resources).Select(number => $"/api/v2/architect/flows/{IdOf(number)}"),
        .. Enumerable.Range(1, 50).Select(number => $"/api/v2/flows/{IdOf(number)}"),
        .. Enumerable.Range(1, Resources / 100).Select(page => $"/api/v2/flows?pageSize=100&pageNumber={page}"),
    ];

    public static async Task RunAsync()
    {
        using var sandbox = await Loopback.StartAsync("--flows", $"{Resources}");
        using var connection = GcOrgConnection.Open(new ConnectionSettings { BaseAddress = sandbox.BaseAddress, Client = sandbox.Client });
        using var bare = await Loopback.BareClientAsync(sandbox);
        var folder = Directory.CreateTempSubdirectory("gc-plan-");
        try
        {
            var file = Path.Combine(folder.FullName, "flows.yaml");
            await File.WriteAllTextAsync(file, Text());

            var first = await Timing.OnProcessorAsync(() => PlanAsync(connection, file, folder.FullName));
            var (own, plain) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var turn = 0; turn < Turns; turn++)
            {
                own = Timing.Best(own, await Timing.OnProcessorAsync(() => PlanAsync(connection, file, folder.FullName)));
                plain = Timing.Best(plain, await Timing.OnProcessorAsync(() => FetchAsync(bare)));
            }

            Console.WriteLine($"plan: {Resources} resources are read from YAML and planned in {own.TotalMilliseconds:0} ms of processor time ({first.TotalMilliseconds:0} ms the first time); a bare HttpClient takes {plain.TotalMilliseconds:0} ms for the same calls. Ratio {own / plain:0.00}, difference {(own - plain).TotalMilliseconds:0} ms (bound: 500 ms).");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PlanAsync(GcOrgConnection connection, string file, string state)
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [file] });
        var plan = await ManifestRun.PreviewAsync(new DeploymentEngine(connection), connection, manifest, new ManifestRunOptions { StatePath = state }, [], CancellationToken.None);
        if (plan.Steps.Count != Resources || plan.Steps.Any(step => step.Change != ChangeKind.Update || step.Blocked is not null))
        {
            throw new InvalidOperationException("The plan does not match the manifests.");
        }
    }

    // Each flow; of the referenced ones, fifty individually, and then the whole catalog by page.
    private static Task FetchAsync(HttpClient client) =>
        Parallel.ForEachAsync(Paths, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (path, cancellationToken) => await FetchOneAsync(client, path, cancellationToken));

    private static async Task FetchOneAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(path, cancellationToken);
        using var document = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private static string Text()
    {
        var text = new StringBuilder();
        foreach (var number in Enumerable.Range(1, Resources))
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: genesysarchitect/v1
                kind: Flow
                metadata:
                  name: flow-{{number}}
                  labels: {team: ivr}
                spec:
                  id: {{IdOf(number)}}
                  name: Renamed {{number}}
                  lifecycleState: published

                """);
        }

        return text.ToString();
    }

    private static string IdOf(int number) => $"generated-{number:00000}";
}
