using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Sandboxing;
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
        var program = typeof(ClientBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Sandbox").Value!;
        using var sandbox = await SandboxProcess.StartAsync(program, ["--rate-limit", "100000000"], log: null, CancellationToken.None);
        using var connection = OrgConnection.Open(new ConnectionSettings { BaseAddress = sandbox.BaseAddress, Client = sandbox.Client });
        using var bare = await BareClientAsync(sandbox);
        var client = new ApiClient(connection.Channel, NullLogger.Instance);

        await WithClientAsync(client, WarmUp);
        await WithBareAsync(bare, WarmUp);

        var (own, plain) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var turn = 0; turn < Turns; turn++)
        {
            own += await ProcessorTimeAsync(() => WithClientAsync(client, Calls / Turns));
            plain += await ProcessorTimeAsync(() => WithBareAsync(bare, Calls / Turns));
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

    private static async Task<HttpClient> BareClientAsync(SandboxProcess sandbox)
    {
        var client = new HttpClient { BaseAddress = sandbox.BaseAddress };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = sandbox.Client.ClientId,
            ["client_secret"] = sandbox.RevealSecret(),
        });
        using var answer = await client.PostAsync("/oauth/token", form);
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return client;
    }

    private static async Task<TimeSpan> ProcessorTimeAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await work();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
