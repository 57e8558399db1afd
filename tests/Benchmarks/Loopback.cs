using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Benchmarks;

/// <summary>A sandbox in another process, and a plain client of it.</summary>
internal static class Loopback
{
    public static Task<SandboxProcess> StartAsync(params string[] arguments)
    {
        var program = typeof(Loopback).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Sandbox").Value!;
        return SandboxProcess.StartAsync(program, ["--rate-limit", "100000000", .. arguments], log: null, CancellationToken.None);
    }

    public static async Task<HttpClient> BareClientAsync(SandboxProcess sandbox)
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
}
