using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

/// <summary>A caller over real HTTP that follows nothing, retries nothing and opens a connection for each request.</summary>
internal sealed class Caller : IDisposable
{
    // A pooled connection that is cut would be replaced and the request sent again, behind the test's back.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });

    internal Caller(SandboxHost sandbox) => _client.BaseAddress = sandbox.BaseAddress;

    internal static async Task<Caller> WithTokenAsync(SandboxHost sandbox)
    {
        var caller = new Caller(sandbox);
        caller.Use(await caller.GrantAsync(sandbox));
        return caller;
    }

    internal void Use(string token) => _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    internal async Task<string> GrantAsync(SandboxHost sandbox)
    {
        var reply = await SendAsync(BasicGrant(sandbox.ClientId, sandbox.ClientSecret));
        return reply.Text("access_token");
    }

    internal static HttpRequestMessage BasicGrant(string id, string secret) => new(HttpMethod.Post, "oauth/token")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))) },
        Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }),
    };

    internal Task<Reply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    internal Task<Reply> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    internal Task<Reply> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, body?.ToJsonString());

    internal Task<Reply> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body.ToJsonString());

    internal Task<Reply> PatchAsync(string path, JsonNode body) => SendAsync(HttpMethod.Patch, path, body.ToJsonString());

    internal Task<Reply> SendAsync(HttpMethod method, string path, string? body) => SendAsync(new HttpRequestMessage(method, path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    });

    internal async Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        using (request)
        {
            using var response = await _client.SendAsync(request, cancellationToken).OrHang();
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), headers);
        }
    }

    public void Dispose() => _client.Dispose();
}
