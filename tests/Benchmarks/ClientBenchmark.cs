using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Benchmarks;

/// <summary>
/// The processor time of the API client compared with a plain HttpClient: the same calls to the same
/// host in another process, alternating, so that other load affects both.
/// </summary>
internal static class ClientBenchmark
{
    private const int Calls = 5_000;
    private const int Turns = 10;

    // Until both are fully compiled: a long run is measured, not the start.
    private const int WarmUp = 15_000;
    private const string Path = "/api/v2/architect/bundles/schema";

    public static async Task RunAsync()
    {
        using var sandbox = await Loopback.StartAsync();
        using var connection = GcOrgConnection.Open(new ConnectionSettings { BaseAddress = sandbox.BaseAddress, Client = sandbox.Client });
        using var bare = await Loopback.BareClientAsync(sandbox);
        var client = new ApiClient(connection.Channel, NullLogger.Instance);

        await WithClientAsync(client, WarmUp);
        await WithBareAsync(bare, WarmUp);

        var (own, plain) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var turn = 0; turn < Turns; turn++)
        {
            own += await Timing.OnProcessorAsync(() => WithClientAsync(client, Calls / Turns));
            plain += await Timing.OnProcessorAsync(() => WithBareAsync(bare, Calls / Turns));
        }

        Console.WriteLine($"client: {Calls} calls over loopback take {own.TotalMilliseconds:0} ms of processor time; a bare HttpClient takes {plain.TotalMilliseconds:0} ms. Ratio {own / plain:0.00} (bound: 2).");
    }

    private static async Task WithClientAsync(ApiClient client, int calls)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/architect/bundles/schema"), "Read the schema", "architect:bundle:read");
        for (var call = 0; call < calls; call++)
        {
            var answer = await client.SendAsync(request, CancellationToken.None);
            using var document = JsonDocument.Parse(answer.Body);
        }
    }

    private static async Task WithBareAsync(HttpClient client, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            using var answer = await client.GetAsync(Path);
            using var document = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        }
    }
}
