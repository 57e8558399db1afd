using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms;

namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

/// <summary>A sandbox of GenesysCloud whose clock stands still until a test moves it, and a caller with a token.</summary>
internal sealed class CloudSandbox : IAsyncDisposable
{
    private static readonly HttpClient Store = new();

    private CloudSandbox(SandboxHost host, Caller caller, FakeTimeProvider clock)
    {
        Host = host;
        Caller = caller;
        Clock = clock;
    }

    internal SandboxHost Host { get; }

    internal Caller Caller { get; }

    internal FakeTimeProvider Clock { get; }

    internal static async Task<CloudSandbox> StartAsync(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var clock = new FakeTimeProvider(Wire.Begin);
        var options = new SandboxOptions { Platform = SandboxPlatform.GenesysCloud, TimeProvider = clock };
        var host = await SandboxHost.StartAsync(change?.Invoke(options) ?? options);
        return new CloudSandbox(host, await Caller.WithTokenAsync(host), clock);
    }

    internal async Task<JsonNode> FlowAsync(string type, string name)
    {
        var reply = await Caller.GetAsync($"api/v2/flows?type={type}&name={Uri.EscapeDataString(name)}&deleted=true");
        return reply.Expect(200).Entities.Single()!;
    }

    internal async Task<string> FlowIdAsync(string type, string name) => (await FlowAsync(type, name))["id"]!.GetValue<string>();

    internal async Task<JsonNode> ReadFlowAsync(string id) => (await Caller.GetAsync($"api/v2/flows/{id}")).Expect(200).Json;

    internal async Task<JsonNode> RegisterAsync() => (await Caller.PostAsync("api/v2/flows/jobs")).Expect(200).Json;

    /// <summary>Uploads a file as a job prescribes it.</summary>
    internal static async Task<int> UploadAsync(JsonNode job, string yaml, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, job["presignedUrl"]!.GetValue<string>()) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(yaml)) };
        foreach (var (name, value) in job["headers"]!.AsObject())
        {
            if (name == "content-type")
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value!.GetValue<string>());
            }
            else
            {
                request.Headers.Add(name, value!.GetValue<string>());
            }
        }

        change?.Invoke(request);
        using var response = await Store.SendAsync(request).OrHang();
        return (int)response.StatusCode;
    }

    /// <summary>Publishes a file by a job and moves the clock to its end.</summary>
    internal async Task<JsonNode> PublishAsync(string yaml)
    {
        var job = await RegisterAsync();
        Assert.Equal(200, await UploadAsync(job, yaml));
        Clock.Advance(TimeSpan.FromSeconds(2));
        return await JobAsync(job);
    }

    internal async Task<JsonNode> JobAsync(JsonNode job) =>
        (await Caller.GetAsync($"api/v2/flows/jobs/{job["id"]}?expand=messages")).Expect(200).Json;

    internal static async Task<(int Status, byte[] Body)> DownloadAsync(string address)
    {
        using var response = await Store.GetAsync(new Uri(address)).OrHang();
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Caller.Dispose();
        await Host.DisposeAsync();
    }
}
