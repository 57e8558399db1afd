using System.Text;
using System.Text.RegularExpressions;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Flows;

public sealed class BadFileTests
{
    private static readonly string Bomb = "id: main-ivr\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + string.Concat("bcdefghi".Select(name => $"{name}: &{name} [{string.Join(',', Enumerable.Repeat($"*{(char)(name - 1)}", 9))}]\n"));

    public static TheoryData<string, string, string> InvalidFiles => new()
    {
        { ".yaml", "id: main-ivr\n\tname: Main\n", "2:1" },
        { ".yaml", "id: main-ivr\nname: a\nname: b\n", "3:1" },
        { ".yaml", Bomb, "9:8" },
        { ".yaml", "id: main-ivr\n---\nid: callback\n", "2:1" },
        { ".yaml", "id: main-ivr\nname: [unclosed\n", "3:1" },
        { ".yaml", string.Empty, "1:1" },
        { ".yaml", "just words\n", "1:1" },
        { ".yaml", "- id: main-ivr\n", "1:1" },
        { ".yaml", "id: 5\nname: Main\n", "1:1" },
        { ".yaml", "id: ''\nname: Main\n", "1:1" },
        { ".yaml", "id: main-ivr\nname: 5\n", "2:1" },
        { ".yaml", "id: main-ivr\nblocks: none\n", "2:1" },
        { ".yaml", "id: main-ivr\nblocks: [{id: a, type: Menu}, {id: a, type: Menu}]\n", "2:32" },
        { ".yaml", "id: main-ivr\nlifecycleState: draft\n", "2:1" },
        { ".yaml", "id: main-ivr\nreferences: callback\n", "2:1" },
        { ".json", "{\"id\": \"main-ivr\", \"name\": \"Ma", "1:31" },
        { ".json", "{\"id\": \"main-ivr\", \"name\": \"Main\",}", "1:35" },
        { ".json", "{\"id\": \"main-ivr\", \"name\": \"\\ud800\"}", "1:28" },
        { ".json", new string('[', 100_000), "1:4097" },
        { ".json", "null", "1:1" },
    };

    [Theory]
    [MemberData(nameof(InvalidFiles))]
    public async Task An_invalid_file_is_one_error_with_its_location_and_sends_no_request(string extension, string content, string location)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile(content, extension);

        var outcome = await gcarch.SetFlowAsync(file);

        AssertLocated(outcome, file, location);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_one_error_with_its_location_and_sends_no_request()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile(Encoding.Latin1.GetBytes("id: main-ivr\nname: Begrüßung\n"), ".yaml");

        var outcome = await gcarch.SetFlowAsync(file);

        AssertLocated(outcome, file, "2:11");
        Assert.Contains("UTF-8", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Theory]
    [InlineData(".yaml")]
    [InlineData(".json")]
    public async Task A_file_of_50_MB_is_not_read(string extension)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = new TemporaryFile(string.Empty, extension);
        await using (var content = File.OpenWrite(file.Path))
        {
            content.SetLength(50 * 1024 * 1024);
        }

        var outcome = await gcarch.SetFlowAsync(file);

        AssertLocated(outcome, file, "1:1");
        Assert.Contains("the maximum is 10 MB", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task A_file_without_a_flow_id_is_reported_with_a_remedy()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("name: Main\n");

        var outcome = await gcarch.SetFlowAsync(file);

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith($"error Gc.Flow.Unnamed: {file.Path}", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Contains("specify the flow (--id).", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task A_folder_and_a_missing_file_are_refused()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var folder = Path.GetTempPath();

        var outcome = await gcarch.RunAsync("set-flow", "--file", folder, "--file", "/there/is/no/such.yaml");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(2, outcome.Errors.Count);
        Assert.Contains($"{folder}: the file cannot be read. The path is a folder.", outcome.Errors[0], StringComparison.Ordinal);
        Assert.Contains("/there/is/no/such.yaml: the file cannot be read.", outcome.Errors[1], StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task All_invalid_files_are_reported_together_and_the_valid_one_is_not_applied()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var broken = TemporaryFile.Yaml("id: main-ivr\nname: [unclosed\n");
        using var good = TemporaryFile.Yaml("id: callback\nname: Call me back\n");
        using var malformed = TemporaryFile.Yaml("id: payments\nblocks: 5\nname: 5\n");

        var text = await gcarch.SetFlowAsync([broken, good, malformed]);
        var json = await gcarch.SetFlowAsync([broken, good, malformed], "--output", "json");

        Assert.Equal(3, text.ExitCode);
        Assert.Equal(2, text.Errors.Count);
        Assert.Contains(broken.Path, text.Errors[0], StringComparison.Ordinal);
        Assert.Equal("error Gc.Flow.Invalid: Flow 'payments' has 2 errors:", text.Errors[1]);
        Assert.Matches($@"\n  {Regex.Escape(malformed.Path)}:2:1: blocks: [^\n]+\n  {Regex.Escape(malformed.Path)}:3:1: name: ", text.Error);
        Assert.Equal(3, json.ExitCode);
        Assert.Equal(["Gc.Input.DocumentInvalid", "Gc.Flow.Invalid"], json.Lines.Select(line => line.GetProperty("error").GetProperty("id").GetString()));
        Assert.Equal(2, json.Lines[1].GetProperty("error").GetProperty("findings").GetArrayLength());
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task Two_files_for_one_flow_are_refused_and_both_are_named()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var one = TemporaryFile.Yaml("id: callback\nname: One\n");
        using var other = TemporaryFile.Yaml("id: callback\nname: Other\n");

        var outcome = await gcarch.SetFlowAsync([one, other]);

        Assert.Equal(3, outcome.ExitCode);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("error Gc.Plan.Invalid", error, StringComparison.Ordinal);
        Assert.Contains(one.Path, error, StringComparison.Ordinal);
        Assert.Contains(other.Path, error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Theory]
    [InlineData("id: legacy-ivr\nlifecycle_state: published\n", "2:1: lifecycle_state")]
    [InlineData("id: callback\nreferences: [nowhere]\n", "2:14: references[0]")]
    [InlineData("id: callback\nreferences: [legacy-ivr]\n", "2:14: references[0]")]
    [InlineData("id: payments\nreferences: [payments]\n", "2:14: references[0]")]
    [InlineData("id: callback\nname: null\n", "1:1: $")]
    public async Task An_invalid_definition_ends_with_3_and_prevents_the_others(string content, string location)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var wrong = TemporaryFile.Yaml(content);
        using var good = TemporaryFile.Yaml("id: customer-survey\nname: Survey\n");

        var alone = await gcarch.SetFlowAsync(wrong);
        var together = await gcarch.SetFlowAsync([wrong, good], "--yes");
        var json = await gcarch.SetFlowAsync([wrong, good], "--output", "json");

        AssertLocated(alone, wrong, location);
        Assert.Equal(3, together.ExitCode);
        Assert.Equal(["Gc.Flow.Invalid:", "Gc.Run.StepSkipped:"], together.Errors.Select(error => error.Split(' ')[1]));
        Assert.Equal(3, json.ExitCode);
        Assert.Equal(["Gc.Flow.Invalid:", "Gc.Run.StepSkipped:"], json.Errors.Select(error => error.Split(' ')[1]));
        Assert.Equal(["Gc.Flow.Invalid", "Gc.Run.StepSkipped"], json.Lines.Select(line => line.GetProperty("error").GetProperty("id").GetString()));
        Assert.Equal(0, gcarch.Written);
    }

    [Theory]
    [InlineData("--max-retries", "-1")]
    [InlineData("--max-retries", "101")]
    [InlineData("--max-retries", "many")]
    [InlineData("--throttle-limit", "0")]
    [InlineData("--conflict-policy", "both")]
    [InlineData("--backup-path")]
    [InlineData("--backup-path", "")]
    [InlineData("--id", " ")]
    [InlineData("--file", "")]
    [InlineData("--file", "--yes")]
    [InlineData("--environment", "test")]
    [InlineData("--nonsense")]
    public async Task An_invalid_option_ends_with_3_and_an_error_and_sends_no_request(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\nname: Call me back\n");

        var outcome = await gcarch.SetFlowAsync(file, arguments);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Single(outcome.Errors);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task An_id_requires_exactly_one_file()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var one = TemporaryFile.Yaml("name: One\n");
        using var other = TemporaryFile.Yaml("name: Other\n");

        var two = await gcarch.SetFlowAsync([one, other], "--id", "callback");
        var none = await gcarch.SetFlowAsync([], "--id", "callback");

        Assert.Equal(3, two.ExitCode);
        Assert.Contains("--id requires a single file, but 2 files are specified.", Assert.Single(two.Errors), StringComparison.Ordinal);
        Assert.Equal(3, none.ExitCode);
        Assert.Contains("--file", Assert.Single(none.Errors), StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task The_id_option_must_match_the_id_in_the_file()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\nname: Call me back\n");

        var outcome = await gcarch.SetFlowAsync(file, "--id", "payments");

        AssertLocated(outcome, file, "1:1");
        Assert.Contains("the definition has the id 'callback'", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Written);
    }

    private static void AssertLocated(Outcome outcome, TemporaryFile file, string location)
    {
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains($": {file.Path}:{location}: ", Assert.Single(outcome.Errors), StringComparison.Ordinal);
    }
}
