using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("--timeout")]
    [InlineData("--timeout", "--yes")]
    [InlineData("--timeout", "-1")]
    [InlineData("--timeout", "0")]
    [InlineData("--timeout", "1e9")]
    [InlineData("--timeout", "1,5")]
    [InlineData("--slot-timeout", "99999999")]
    [InlineData("--api", "both")]
    [InlineData("--on-timeout", "1")]
    [InlineData("--output", "xml")]
    [InlineData("--max-flow-count", "0")]
    [InlineData("--max-queue-count", "many")]
    [InlineData("--webhook-uri", "ftp://example.com/")]
    [InlineData("--token-style", "bearer")]
    [InlineData("--region", "eu-middle-1")]
    [InlineData("--base-url", "http://example.com")]
    [InlineData("--target-config", "/there/is/no/such.yaml")]
    [InlineData("--environment", "test")]
    [InlineData("--bundle", "another")]
    [InlineData("--nonsense")]
    [InlineData("@file")]
    public async Task An_invalid_option_ends_with_3_and_an_error_and_sends_no_request(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync(arguments);

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("error Gc.", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Theory]
    [InlineData("deploy")]
    [InlineData("deplyo")]
    [InlineData("deploy", "--bundle", "northwind-ivr")]
    [InlineData("--nonsense")]
    [InlineData("demo", "--nonsense")]
    public async Task An_incomplete_line_ends_with_3(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(arguments);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("--help", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The argument after verify is unexpected.", "audit", "verify", "s3cret-word")]
    [InlineData("The argument after --yes is unexpected.", "deploy", "--bundle", "northwind-ivr", "--environment", "test", "--yes", "s3cret-word")]
    [InlineData("One argument is unexpected.", "deploy", "--bundle", "northwind-ivr", "s3cret-word", "--environment", "test")]
    [InlineData("2 arguments are unexpected, the first of them after plan.", "plan", "s3cret-word", "another")]
    public async Task An_unexpected_argument_is_reported_by_its_position_because_it_may_be_a_secret(string said, params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(arguments);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", outcome.Output + outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".json", "{\n  \"flows\": {\n    \"Main\": tru\n  }\n}", ":3:")]
    [InlineData(".yaml", "flows:\n  Main: 1\n Night: 2\n", ":3:")]
    public async Task An_invalid_configuration_is_reported_with_file_line_and_column_and_nothing_is_sent(string extension, string content, string location)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile(content, extension);

        var outcome = await gcarch.DeployAsync("--target-config", file.Path, "--output", "json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("Gc.Input.DocumentInvalid", outcome.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Matches($"{System.Text.RegularExpressions.Regex.Escape(file.Path)}{location}[0-9]+: ", outcome.Line.GetProperty("error").GetProperty("message").GetString());
        Assert.Contains(file.Path + location, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Theory]
    [InlineData("[1, 2]", "is not an object")]
    [InlineData("""{"flow": ["Main"]}""", "'flow'")]
    [InlineData("""{"flows": 5}""", "'flows'")]
    [InlineData("""{"queues": [1]}""", "'queues'")]
    public async Task A_dependency_matrix_without_valid_content_is_refused(string content, string reason)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile(content);

        var outcome = await gcarch.DeployAsync("--dependency-matrix", file.Path);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task Without_a_connection_the_error_names_the_variables_to_set()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables.Clear();

        var outcome = await gcarch.DeployAsync();

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("GENESYS_CLOUD_REGION", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unexpected_error_is_one_line_and_ends_with_1()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Input = new UnreadableInput();

        var outcome = await gcarch.DeployAsync("--secret-stdin");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error Gc.Program.Unexpected: NotSupportedException", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }
}
