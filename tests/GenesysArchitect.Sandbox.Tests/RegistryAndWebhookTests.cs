using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class RegistryAndWebhookTests
{
    [Fact]
    public async Task An_artifact_is_stored_with_the_checksum_of_its_bytes()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Artifact("lock", "{}"))).Expect(201);
        var stored = sandbox.Organization.Artifacts.Find("lock")!;
        Assert.Equal("{}", Encoding.UTF8.GetString(stored.Bytes.Span));
        Assert.Equal(Checksum("{}"), stored.Checksum);
        Assert.True(stored.Immutable);
    }

    [Fact]
    public async Task A_checksum_that_is_missing_or_wrong_is_a_422()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Artifact("lock", "{}", checksum: Checksum("{ }")))).ExpectField("X-Checksum");
        (await caller.PostAsync("registry/lock", new JsonObject())).ExpectField("X-Checksum");
        Assert.Empty(sandbox.Organization.Artifacts.ToList());
    }

    [Fact]
    public async Task An_immutable_artifact_is_not_replaced_and_the_conflict_says_what_is_there()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Artifact("lock", "{}"))).Expect(201);
        (await caller.SendAsync(Artifact("lock", "{}"))).Expect(200);
        var reply = (await caller.SendAsync(Artifact("lock", "[]"))).ExpectError(409, "artifact.immutable");
        Assert.Equal(Checksum("{}"), reply.Headers["X-Checksum"]);
        Assert.Equal(Checksum("{}"), Assert.Single(sandbox.Organization.Artifacts.ToList()).Checksum);
    }

    [Fact]
    public async Task Storing_the_same_again_is_a_conflict_with_the_same_checksum_when_told_so()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { RepeatedArtifactConflicts = true });
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Artifact("lock", "{}"))).Expect(201);
        var reply = (await caller.SendAsync(Artifact("lock", "{}"))).ExpectError(409, "artifact.immutable");
        Assert.Equal(Checksum("{}"), reply.Headers["X-Checksum"]);
    }

    [Fact]
    public async Task An_artifact_that_is_not_immutable_is_replaced()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Artifact("lock", "{}", immutable: false))).Expect(201);
        (await caller.SendAsync(Artifact("lock", "[]"))).Expect(201);
        Assert.Equal(Checksum("[]"), sandbox.Organization.Artifacts.Find("lock")!.Checksum);
    }

    [Fact]
    public async Task Webhooks_are_received_in_order()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = new Caller(sandbox);
        (await caller.PostAsync("webhooks/ops", new JsonObject { ["event"] = "deployment.completed" })).Expect(202);
        (await caller.PostAsync("webhooks/chat", new JsonObject { ["event"] = "flow.updated" })).Expect(202);
        (await caller.SendAsync(HttpMethod.Post, "webhooks/ops", "nonsense")).ExpectError(400, "bad.request");
        var deliveries = sandbox.Organization.Webhooks.ToList();
        Assert.Equal(["ops", "chat"], deliveries.Select(delivery => delivery.Name));
        Assert.Equal("""{"event":"deployment.completed"}""", deliveries[0].Body);
        Assert.Equal(time.GetUtcNow(), deliveries[0].ReceivedAt);
    }

    private static HttpRequestMessage Artifact(string name, string body, string? checksum = null, bool immutable = true) => new(HttpMethod.Post, $"registry/{name}")
    {
        Headers = { { "X-Checksum", checksum ?? Checksum(body) }, { "X-Immutable", immutable ? "true" : "false" } },
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private static string Checksum(string body) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body))).ToLowerInvariant();
}
