using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Cli.Tests;

public sealed class SecretTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_valid_secret_is_in_no_output_even_with_verbose(string format)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Rules.Add(new FaultRule { Fault = Fault.ErrorStatus, Method = "GET", Nth = 1 });

        var outcome = await gcarch.DeployAsync("--verbose", "--output", format);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("sending it again", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(gcarch.Sandbox.ClientSecret, outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", outcome.All, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("text", "basic")]
    [InlineData("json", "form")]
    [InlineData("text", "json")]
    public async Task An_invalid_secret_is_in_no_output(string format, string style)
    {
        const string secret = "s3cret-Of-Another-Client";
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_CLOUD_CLIENT_SECRET"] = secret;

        var outcome = await gcarch.DeployAsync("--verbose", "--output", format, "--token-style", style);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Gc.Auth.CredentialsRefused", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"sandbox-client:{secret}")), outcome.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--client-secret", "hunter2")]
    [InlineData("--client-secret=hunter2")]
    [InlineData("--client-secret", "-hunter2")]
    [InlineData("--password:hunter2")]
    [InlineData("--secret-stdin", "hunter2")]
    [InlineData("--secret-stdin=hunter2")]
    [InlineData("hunter2")]
    public async Task A_secret_on_the_line_is_refused_and_not_repeated(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync([.. arguments, "--output", "json", "--verbose"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.DoesNotContain("hunter2", outcome.All, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task A_secret_can_come_from_standard_input()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables.Remove("GENESYS_CLOUD_CLIENT_SECRET");
        gcarch.Input = new StringReader(gcarch.Sandbox.ClientSecret + "\r\nand more that is not read\n");

        var outcome = await gcarch.DeployAsync("--secret-stdin", "--verbose");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain(gcarch.Sandbox.ClientSecret, outcome.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("typed-for-all-to-see\n", true)]
    public async Task No_secret_is_read_from_an_empty_pipe_or_from_a_terminal_that_would_show_it(string input, bool atTerminal)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.Input, gcarch.AtTerminal) = (new StringReader(input), atTerminal);

        var outcome = await gcarch.DeployAsync("--secret-stdin");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("--secret-stdin", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }
}
