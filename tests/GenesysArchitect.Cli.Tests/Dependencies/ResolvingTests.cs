using System.Text.Json.Nodes;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Cli.Tests.Dependencies;

public sealed class ResolvingTests : IDisposable
{
    private static readonly string[] Properties =
        ["environment", "flowIds", "fallback", "dependencies", "nodes", "edges", "cycles", "conflicts", "waves", "lockHash", "incomplete", "duration", "requests", "errors"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Lock => Path.Combine(_folder.FullName, "dependencies.lock");

    [Fact]
    public async Task The_versions_of_the_dependencies_are_shown_and_locked()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("resolve", "--flow", "payments", "--environment", "prod", "--lock", Lock);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("customer-lookup", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 flow, 3 data actions", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\"action_id\": \"customer-lookup\"", await File.ReadAllTextAsync(Lock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_JSON_has_every_property()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var line = (await gcarch.RunAsync("resolve", "--flow", "callback", "--output", "json")).Line;

        Assert.Equal(Properties, line.EnumerateObject().Select(property => property.Name));
        Assert.Equal("flow", line.GetProperty("nodes")[0].GetProperty("kind").GetString(), ignoreCase: true);
        Assert.Equal("callback", line.GetProperty("edges")[0].GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(1, line.GetProperty("waves")[0].GetProperty("number").GetInt32());
        Assert.Matches("^[0-9a-f]{64}$", line.GetProperty("lockHash").GetString());
    }

    [Fact]
    public async Task A_cycle_ends_with_1_and_shows_its_path()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Flows.Change("customer-survey", new JsonObject { ["references"] = new JsonArray("callback") });

        var outcome = await gcarch.RunAsync("resolve", "--flow", "callback", "--lock", Lock);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("flow callback → flow customer-survey → flow callback", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning:", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Lock));
    }

    [Fact]
    public async Task An_unreadable_flow_ends_with_1_and_is_never_omitted_silently()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/flows/payments/versions", Fault = Fault.ErrorStatus, Status = 403 });

        var outcome = await gcarch.RunAsync("resolve", "--flow", "main-ivr", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.True(outcome.Line.GetProperty("incomplete").GetBoolean());
        Assert.Contains("Gc.Api.PermissionMissing", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--fail-on-conflict")]
    public async Task A_conflict_is_reported_and_ends_with_1_when_requested(int exitCode, params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(["resolve", "--flow", "main-ivr", "--environment", "prod", "--lock", Lock, .. arguments]);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains("order-lookup", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("[2.1, 2.3] required by flow returns", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0, File.Exists(Lock));
    }

    [Fact]
    public async Task A_different_lock_is_replaced_only_with_update()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        await gcarch.RunAsync("resolve", "--flow", "payments", "--environment", "prod", "--lock", Lock);

        var refused = await gcarch.RunAsync("resolve", "--flow", "payments", "--environment", "dev", "--lock", Lock);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("If the difference is intended, replace it (--update).", refused.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await gcarch.RunAsync("resolve", "--flow", "payments", "--environment", "dev", "--lock", Lock, "--update")).ExitCode);
        Assert.Contains("\"environment\": \"dev\"", await File.ReadAllTextAsync(Lock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registry_gets_its_own_token_from_the_environment()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_REGISTRY_TOKEN"] = "registry-token";

        var outcome = await gcarch.RunAsync("resolve", "--flow", "payments", "--lock", Lock, "--registry", $"{gcarch.Sandbox.BaseAddress}registry/lock");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(Lock), gcarch.Sandbox.Organization.Artifacts.Find("lock")!.Bytes.ToArray());
        Assert.DoesNotContain("registry-token", outcome.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph.html", "<!DOCTYPE html>")]
    [InlineData("graph.mmd", "flowchart LR")]
    [InlineData("graph.dot", "digraph")]
    [InlineData("graph.json", "\"nodes\"")]
    public async Task The_file_extension_determines_the_graph_format(string name, string holds)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var path = Path.Combine(_folder.FullName, name);

        Assert.Equal(0, (await gcarch.RunAsync("resolve", "--flow", "callback", "--graph", path)).ExitCode);

        Assert.Contains(holds, await File.ReadAllTextAsync(path), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--graph", "graph.png")]
    [InlineData("--registry", "http://registry.example.com/locks")]
    [InlineData("--registry", "https://me:secret@registry.example.com/locks")]
    [InlineData("--throttle-limit", "0")]
    [InlineData("--concurrency", "0")]
    [InlineData("--fallback", "newest")]
    [InlineData("--flow", " ")]
    [InlineData("--environment", "")]
    public async Task Invalid_options_are_reported_and_no_request_is_sent(string option, string value)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("resolve", option, value);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Single(outcome.Errors);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
