using System.CommandLine;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData("basic", "/oauth/token")]
    [InlineData("form", "/oauth/token")]
    [InlineData("Json", "/api/v2/oauth/token")]
    public async Task The_token_style_option_overrides_the_environment(string style, string path)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_CLOUD_TOKEN_STYLE"] = "not one at all";

        var outcome = await gcarch.DeployAsync("--validate-only", "--token-style", style);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(path, gcarch.Sandbox.Requests.ToList()[0].Path);
    }

    [Fact]
    public async Task The_platform_option_is_used_and_the_platform_is_shown_with_the_plan()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_CLOUD_PLATFORM"] = "GenesysCloud";

        var refused = await gcarch.DeployAsync("--validate-only");
        var sent = gcarch.Sandbox.Requests.Count;
        var outcome = await gcarch.DeployAsync("--validate-only", "--platform", "architecturemanager");

        Assert.Equal((3, 0), (refused.ExitCode, sent));
        Assert.Contains("Gc.Input.NotSupported", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--platform architecturemanager", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("(ArchitectureManager)", outcome.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_base_url_option_overrides_the_environment()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_CLOUD_BASE_URL"] = "https://api.example.invalid";
        gcarch.Variables["GENESYS_CLOUD_REGION"] = "nowhere";

        var outcome = await gcarch.DeployAsync("--validate-only", "--base-url", gcarch.Sandbox.BaseAddress.ToString());

        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task The_region_option_overrides_a_base_url_of_the_environment()
    {
        var flags = new ConnectionFlags();
        var command = new Command("any");
        Array.ForEach(flags.All, command.Options.Add);
        var variables = new Dictionary<string, string> { ["GENESYS_BASE_URI"] = "https://api.example.invalid", ["GENESYS_CLIENT_ID"] = "id", ["GENESYS_CLIENT_SECRET"] = "secret" };
        var context = new ProgramContext { Input = TextReader.Null, Output = TextWriter.Null, Error = TextWriter.Null, Variable = variables.GetValueOrDefault };

        using var organization = await flags.OpenAsync(command.Parse(["--region", "eu-central-1"]), context, CancellationToken.None);

        Assert.Equal(new Uri("https://api.mypurecloud.de/"), organization.BaseAddress);
    }

    [Fact]
    public async Task A_region_and_a_base_url_together_are_refused()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync("--region", "eu-central-1", "--base-url", gcarch.Sandbox.BaseAddress.ToString());

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("Both a region and a base address are specified", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task At_organization_level_all_options_are_submitted()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync("--api", "organization", "--overwrite", "--conflict-resolution", "manual", "--webhook-uri", "https://hooks.example.com/x");

        Assert.Equal(0, outcome.ExitCode);
        var body = Assert.Single(gcarch.Sandbox.Requests.Of("POST", "/api/v2/architect/bundles/deploy")).Body!;
        Assert.Contains("\"overwrite\":true", body, StringComparison.Ordinal);
        Assert.Contains("\"conflictResolution\":\"MANUAL\"", body, StringComparison.Ordinal);
        Assert.Contains("\"webhookUrl\":\"https://hooks.example.com/x\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_bundle_level_all_options_are_submitted()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var matrix = new TemporaryFile("flows: [Main IVR]\nqueues: [Sales]\norder: [flows, queues]\n", ".yaml");
        using var target = TemporaryFile.WithoutQueue();

        var outcome = await gcarch.DeployAsync("--dependency-matrix", matrix.Path, "--target-config", target.Path, "--no-rollback", "--override-validation", "--schema-version", "2.0", "--max-flow-count", "7");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("\"maxFlowCount\":7", Assert.Single(gcarch.Sandbox.Requests.Of("POST", "**/validate")).Body, StringComparison.Ordinal);
        var body = Assert.Single(gcarch.Sandbox.Requests.Of("POST", GcarchPrompt.Submissions)).Body!;
        Assert.Contains("\"rollbackOnFailure\":false", body, StringComparison.Ordinal);
        Assert.Contains("\"overrideValidation\":true", body, StringComparison.Ordinal);
        Assert.Contains("\"order\":[\"flows\",\"queues\"]", body, StringComparison.Ordinal);
        Assert.Contains("\"seconds\":30", body, StringComparison.Ordinal);
    }
}
