using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Platforms;

namespace GenesysArchitect.Specification.Tests;

/// <summary>The check watches a sandbox while a test speaks with it.</summary>
public sealed class WatchedSandboxTests
{
    [Fact]
    public async Task Calls_as_the_specification_has_them_pass()
    {
        using var check = new SpecificationCheck();
        await using (var sandbox = await StartAsync(check))
        {
            using var client = await ConnectAsync(sandbox);
            using var answer = await client.GetAsync(new Uri("/api/v2/flows?type=inboundcall&pageSize=100", UriKind.Relative));

            Assert.True(answer.IsSuccessStatusCode);
        }

        // The last exchange is observed when it is over, which may be after its answer has come.
        Assert.Equal(2, check.Observed);
    }

    [Fact]
    public async Task A_call_that_the_specification_does_not_have_is_found()
    {
        var check = new SpecificationCheck();
        await using (var sandbox = await StartAsync(check))
        {
            using var client = await ConnectAsync(sandbox);
            using var answer = await client.GetAsync(new Uri("/api/v2/flows?pagesize=100", UriKind.Relative));
        }

        Assert.Contains("UnknownParameter at query pagesize", Assert.Throws<SpecificationException>(check.Dispose).Message, StringComparison.Ordinal);
    }

    private static Task<SandboxHost> StartAsync(SpecificationCheck check) =>
        SandboxHost.StartAsync(new() { Platform = SandboxPlatform.GenesysCloud, Observe = check.Observe });

    private static async Task<HttpClient> ConnectAsync(SandboxHost sandbox)
    {
        var client = new HttpClient { BaseAddress = sandbox.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{sandbox.ClientId}:{sandbox.ClientSecret}"))) },
        };
        using var answer = await client.SendAsync(request);
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return client;
    }
}
