using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task When_it_is_ready_it_prints_one_line_of_JSON_and_serves_until_its_input_ends()
    {
        using var program = new SandboxProcess("--token-life", "77", "--client-id=me", "--flows", "3", "--page-shape", "numbered", "--history=2", "--verbose");
        var line = await program.ReadLineAsync();
        var ready = JsonNode.Parse(line)!;
        Assert.Equal(program.Id, ready["processId"]!.GetValue<int>());
        Assert.Equal("me", ready["clientId"]!.GetValue<string>());
        using var client = new HttpClient { BaseAddress = new Uri(ready["url"]!.GetValue<string>()) };
        using var grant = Caller.BasicGrant("me", ready["clientSecret"]!.GetValue<string>());
        using var granted = await client.SendAsync(grant);
        var token = JsonNode.Parse(await granted.Content.ReadAsStringAsync())!;
        Assert.Equal(77, token["expires_in"]!.GetValue<int>());
        client.DefaultRequestHeaders.Authorization = new("Bearer", token["access_token"]!.GetValue<string>());
        var page = JsonNode.Parse(await client.GetStringAsync("api/v2/flows"))!;
        Assert.Equal(17, page["total"]!.GetValue<int>());
        Assert.Equal(2, JsonNode.Parse(await client.GetStringAsync("api/v2/architect/bundles/deployments"))!.AsArray().Count);
        program.CloseInput();
        var (exitCode, output, errors) = await program.ExitAsync();
        Assert.Equal((0, string.Empty), (exitCode, output));
        Assert.Contains("GET /api/v2/flows -> 200", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_at_once_when_it_is_terminated_and_prints_nothing_more()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var program = new SandboxProcess("--outcome", "northwind-ivr/prod=failed:rollback-fails", "--outcome", "*/dev=stuck", "--latency", "60000");
        var ready = JsonNode.Parse(await program.ReadLineAsync())!;
        using var client = new HttpClient();
        var open = client.GetAsync(ready["url"]!.GetValue<string>());
        await program.SignalAsync("TERM");
        var (exitCode, output, errors) = await program.ExitAsync();
        Assert.Equal((0, string.Empty, string.Empty), (exitCode, output, errors));
        await Assert.ThrowsAsync<HttpRequestException>(() => open);
    }

    [Fact]
    public async Task One_that_ends_with_its_parent_leaves_an_interrupt_to_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var program = new SandboxProcess();
        var ready = JsonNode.Parse(await program.ReadLineAsync())!;
        using var client = new HttpClient { BaseAddress = new Uri(ready["url"]!.GetValue<string>()) };
        await program.SignalAsync("INT");
        for (var call = 0; call < 50; call++)
        {
            Assert.NotEmpty(await client.GetStringAsync("sandbox/state"));
        }

        program.CloseInput();
        Assert.Equal(0, (await program.ExitAsync()).ExitCode);
    }

    [Fact]
    public async Task A_file_gives_every_option_and_the_line_counts_more()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """
                {
                  // durations are seconds
                  "clientId": "from-file",
                  "clientSecret": "known",
                  "tokenLife": 50,
                  "jobDuration": 0.5,
                  "outcomes": { "*/prod": { "outcome": "rolledBack" } },
                  "rules": [{ "fault": "redirect", "path": "/nowhere" }],
                  "faultMix": { "probability": 0 }
                }
                """);
            using var program = new SandboxProcess("--token-life", "60", "--config", file);
            var ready = JsonNode.Parse(await program.ReadLineAsync())!;
            Assert.Equal("from-file", ready["clientId"]!.GetValue<string>());
            using var client = new HttpClient { BaseAddress = new Uri(ready["url"]!.GetValue<string>()) };
            using var grant = Caller.BasicGrant("from-file", "known");
            using var granted = await client.SendAsync(grant);
            Assert.Equal(60, JsonNode.Parse(await granted.Content.ReadAsStringAsync())!["expires_in"]!.GetValue<int>());
            Assert.Single(JsonNode.Parse(await client.GetStringAsync("sandbox/rules"))!.AsArray());
            program.CloseInput();
            await program.ExitAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--port", "eighty")]
    [InlineData("--port", "70000")]
    [InlineData("--host", "0.0.0.0")]
    [InlineData("--page-shape", "round")]
    [InlineData("--outcome", "northwind-ivr=failed")]
    [InlineData("--outcome", "northwind-ivr/prod=great")]
    [InlineData("--outcome", "northwind-ivr/prod=1")]
    [InlineData("--fault-rate", "2")]
    [InlineData("--config", "/does/not/exist.json")]
    [InlineData("--port", null)]
    [InlineData("--unheard-of", null)]
    public async Task Bad_input_is_exit_code_3_and_says_what_is_wrong(string option, string? value)
    {
        await using var errors = new StringWriter();
        await using var output = new StringWriter();
        string[] arguments = value is null ? [option] : [option, value];
        Assert.Equal(3, await Startup.SandboxProgram.RunAsync(arguments, TextReader.Null, output, errors).OrHang());
        Assert.Empty(output.ToString());
        Assert.Contains("--help", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        await using var output = new StringWriter();
        Assert.Equal(0, await Startup.SandboxProgram.RunAsync(["--help"], TextReader.Null, output, TextWriter.Null));
        foreach (var option in new[]
        {
            "--port", "--config", "--job-duration", "--token-life", "--rate-limit", "--latency", "--flows", "--fault-rate",
            "--seed", "--page-shape", "--outcome", "--exit-with-parent", "--verbose", "--help",
        })
        {
            Assert.Contains(option, output.ToString(), StringComparison.Ordinal);
        }
    }
}
