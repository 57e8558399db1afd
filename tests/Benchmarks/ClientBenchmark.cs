using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Benchmarks;

/// <summary>
/// What the API client costs in processor time over a bare HttpClient: the same calls to the same
/// host in another process, in turns, so that whatever else the machine does falls on both.
/// </summary>
internal static class ClientBenchmark
{
    private const int Calls = 5_000;
    private const int Turns = 10;

    // Until the runtime has compiled both ways for good: a long run is what is measured, not its start.
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
