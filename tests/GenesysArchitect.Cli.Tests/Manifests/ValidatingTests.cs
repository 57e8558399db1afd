using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Manifests;

public sealed class ValidatingTests : IDisposable
{
    private const string InvalidManifest = """
        apiVersion: genesysarchitect/v1
        kind: Flow
        metadata:
          name: callback
        spec:
          id: callback
          nmae: Callback
          lifecycleState: publishd
          blocks:
            - id: offer
              prompt: We are ${var:compny}.
        """;

    private readonly ManifestFolder _folder = new();

    [Fact]
    public async Task All_errors_of_all_files_are_shown_each_with_its_line_and_a_caret()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("a.yaml", InvalidManifest).With("b.yaml", ManifestText.Flow("payments", "Payments").Replace("kind: Flow", "kind: Flwo", StringComparison.Ordinal));

        var outcome = await ValidateAsync(gcarch, "--var", "company=Northwind");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        var lines = outcome.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal(["a.yaml:7:3", "a.yaml:8:3", "a.yaml:11:7", "b.yaml:2:1"], lines.Where(line => line.StartsWith(_folder.Path, StringComparison.Ordinal)).Select(line => line[(_folder.Path.Length + 1)..line.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Contains("did you mean 'name'?", lines[0], StringComparison.Ordinal);
        Assert.Equal("     7 |   nmae: Callback", lines[1]);
        Assert.Equal("       |   ^", lines[2]);
        Assert.Contains("did you mean 'published'?", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'company'?", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'Flow'?", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("4 errors. No request was sent.", lines[^1]);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task A_resource_with_an_invalid_name_is_still_validated()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("a.yaml", InvalidManifest.Replace("name: callback", "name: call back", StringComparison.Ordinal));

        var outcome = await ValidateAsync(gcarch, "--output", "json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal([4, 7, 8, 11], outcome.Lines.Select(line => line.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task As_JSON_each_error_is_one_line()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("a.yaml", InvalidManifest);

        var outcome = await ValidateAsync(gcarch, "--output", "json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal([7, 8, 11], outcome.Lines.Select(line => line.GetProperty("line").GetInt32()));
        Assert.All(outcome.Lines, line => Assert.Equal(_folder.File("a.yaml"), line.GetProperty("file").GetString()));
        Assert.Equal("name", outcome.Lines[0].GetProperty("suggestion").GetString());
        Assert.Equal(3, outcome.Lines[0].GetProperty("column").GetInt32());
        Assert.Equal("  nmae: Callback", outcome.Lines[0].GetProperty("sourceLine").GetString());
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    public async Task The_other_verbs_report_them_as_one_error_and_send_nothing(string verb)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        _folder.With("a.yaml", InvalidManifest);

        var text = await gcarch.RunAsync([verb, .. _folder.Arguments]);
        var json = await gcarch.RunAsync([verb, .. _folder.Arguments, "--output", "json"]);

        Assert.Equal(3, text.ExitCode);
        Assert.StartsWith("error Gc.Manifest.Invalid: The manifests have 3 errors:", Assert.Single(text.Errors), StringComparison.Ordinal);
        Assert.Contains($"\n  {_folder.File("a.yaml")}:7:3: ", text.Error, StringComparison.Ordinal);
        Assert.Contains("\n         |   ^", text.Error, StringComparison.Ordinal);
        Assert.Equal(3, json.ExitCode);
        Assert.Equal("Gc.Manifest.Invalid", json.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task A_valid_manifest_ends_with_0_and_requires_no_connection()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables.Clear();
        using var sample = ManifestFolder.ContactCenter();

        var text = await gcarch.RunAsync(["validate", .. sample.Arguments]);
        var json = await gcarch.RunAsync(["validate", .. sample.Arguments, "--output", "json"]);

        Assert.Equal(0, text.ExitCode);
        Assert.Equal("Valid: 9 resources in 5 files.", text.Output.Trim());
        Assert.Equal(0, json.ExitCode);
        Assert.Empty(json.All);
    }

    [Theory]
    [InlineData("at a terminal")]
    [InlineData("in a log")]
    public async Task Text_of_a_file_never_controls_the_terminal(string where)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Variables["NO_COLOR"]) = (where == "at a terminal", "1");
        _folder.With("a.yaml", ManifestText.Flow("callback", "x").Replace("name: x", "\"n\u001b[2J\u202eme[red]\": x", StringComparison.Ordinal));

        var outcome = await ValidateAsync(gcarch);

        Assert.Equal(3, outcome.ExitCode);
        Assert.DoesNotContain("\e[2J", outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', outcome.All);
        Assert.Contains("[red]", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("validate", "--file", "")]
    [InlineData("validate", "--file", "/there/is/no/such/folder")]
    [InlineData("plan")]
    [InlineData("apply", "--yes")]
    [InlineData("apply", "--throttle-limit", "0")]
    [InlineData("apply", "--throttle", "0")]
    [InlineData("apply", "--file", "/tmp", "--var", "novalue")]
    [InlineData("apply", "--plan", "/there/is/no/such/plan.json")]
    [InlineData("apply", "--run", "")]
    [InlineData("validate", "--file", "/tmp", "--selector", "=")]
    public async Task An_invalid_line_ends_with_3_and_sends_no_request(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(arguments);

        Assert.Equal(3, outcome.ExitCode);
        Assert.NotEmpty(outcome.All);
        Assert.DoesNotContain("Gc.Program.Unexpected", outcome.All, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    public void Dispose() => _folder.Dispose();

    private Task<Outcome> ValidateAsync(GcarchPrompt gcarch, params string[] arguments) =>
        gcarch.RunAsync(["validate", .. _folder.Arguments, .. arguments]);
}
