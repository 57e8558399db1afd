using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Flows;

public sealed class FlowJsonTests
{
    private static readonly string[] Properties =
        ["id", "name", "lifecycleState", "version", "change", "retries", "diff", "settled", "previous"];

    [Fact]
    public async Task A_line_has_every_property_of_a_flow_that_was_set_and_its_previous_document()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\nname: Rückruf 👋\ndescription: new\nreferences: []\n");
        var before = gcarch.Flow("callback");

        var outcome = await gcarch.SetFlowAsync(file, "--output", "json");

        var line = outcome.Line;
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(Properties, NamesOf(line));
        Assert.Equal("callback", line.GetProperty("id").GetString());
        Assert.Equal("Rückruf 👋", line.GetProperty("name").GetString());
        Assert.Equal("published", line.GetProperty("lifecycleState").GetString());
        Assert.Equal(5, line.GetProperty("version").GetInt64());
        Assert.Equal("Update", line.GetProperty("change").GetString());
        Assert.Equal(0, line.GetProperty("retries").GetInt32());
        Assert.Equal("""{"added":["description"],"removed":["references[customer-survey]"],"modified":["name"]}""", line.GetProperty("diff").GetRawText());
        Assert.Equal("[]", line.GetProperty("settled").GetRawText());
        Assert.True(JsonNode.DeepEquals(before, JsonNode.Parse(line.GetProperty("previous").GetRawText())));
        Assert.True(System.Text.Ascii.IsValid(outcome.Output));
    }

    [Fact]
    public async Task The_previous_document_restores_the_flow()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: main-ivr\nname: Main\nblocks: []\nadded: 1\n");
        var before = gcarch.Flow("main-ivr");
        var line = (await gcarch.SetFlowAsync(file, "--yes", "--output", "json")).Line;
        using var previous = new TemporaryFile(line.GetProperty("previous").GetRawText());

        var outcome = await gcarch.SetFlowAsync(previous);

        Assert.Equal(0, outcome.ExitCode);
        before["_version"] = 16;
        Assert.True(JsonNode.DeepEquals(before, gcarch.Flow("main-ivr")));
    }

    [Fact]
    public async Task A_created_flow_has_no_previous_document()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: after-hours\nname: After Hours\nlifecycle_state: draft\n");

        var line = (await gcarch.SetFlowAsync(file, "--create-if-missing", "--output", "json")).Line;

        Assert.Equal(Properties, NamesOf(line));
        Assert.Equal("Create", line.GetProperty("change").GetString());
        Assert.Equal(1, line.GetProperty("version").GetInt64());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("previous").ValueKind);
    }

    [Fact]
    public async Task An_unchanged_flow_is_reported_as_unchanged()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\nlifecycle_state: published\n");

        var line = (await gcarch.SetFlowAsync(file, "--output", "json")).Line;

        Assert.Equal(Properties, NamesOf(line));
        Assert.Equal("NoChange", line.GetProperty("change").GetString());
        Assert.Equal(4, line.GetProperty("version").GetInt64());
        Assert.Equal("""{"added":[],"removed":[],"modified":[]}""", line.GetProperty("diff").GetRawText());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("previous").ValueKind);
    }

    [Fact]
    public async Task A_flow_that_could_not_be_set_has_the_same_properties_and_an_error()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: nowhere\nname: Nowhere\n");

        var line = (await gcarch.SetFlowAsync(file, "--output", "json")).Line;

        Assert.Equal([.. Properties, "error"], NamesOf(line));
        Assert.Equal("nowhere", line.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("change").ValueKind);
        Assert.Equal("Gc.Flow.Missing", line.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(["id", "kind", "message", "remedy", "remedies", "platformCode", "correlationId"], NamesOf(line.GetProperty("error")));
    }

    [Fact]
    public async Task An_invalid_definition_has_its_findings()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: main-ivr\nlifecycle_state: gone\nname: ''\n");
        using var other = TemporaryFile.Yaml("id: legacy-ivr\nlifecycle_state: published\n");

        var malformed = (await gcarch.SetFlowAsync(file, "--output", "json")).Line.GetProperty("error");
        var forbidden = (await gcarch.SetFlowAsync(other, "--output", "json")).Line.GetProperty("error");

        var finding = Assert.Single(malformed.GetProperty("findings").EnumerateArray());
        Assert.Equal(["rule", "path", "message", "file", "line", "column"], NamesOf(finding));
        Assert.Equal("Required", finding.GetProperty("rule").GetString());
        Assert.Equal("name", finding.GetProperty("path").GetString());
        Assert.Equal(file.Path, finding.GetProperty("file").GetString());
        Assert.Equal((3, 1), (finding.GetProperty("line").GetInt64(), finding.GetProperty("column").GetInt64()));
        Assert.Equal("Lifecycle", Assert.Single(forbidden.GetProperty("findings").EnumerateArray()).GetProperty("rule").GetString());
        Assert.Contains("archived", forbidden.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_flow_has_a_line_and_everything_else_goes_to_standard_error_without_color()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var callback = TemporaryFile.Yaml("id: callback\nname: Call me back\n");
        using var payments = TemporaryFile.Yaml("id: payments\nname: Pay\n");

        var outcome = await gcarch.SetFlowAsync([callback, payments], "--output", "json", "--verbose");

        Assert.Equal(["callback", "payments"], outcome.Lines.Select(line => line.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("plan: flow 'callback': update, +0 -0 ~1", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("payments  writing: Changing version 6.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("payments  ended: updated", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', outcome.All);
    }

    [Fact]
    public void A_document_of_the_maximum_depth_fits_into_a_line()
    {
        const int deepest = 4096;
        var options = new JsonDocumentOptions { MaxDepth = deepest + 1 };
        using var document = JsonDocument.Parse(new string('[', deepest) + new string(']', deepest), options);
        using var output = new StringWriter();

        new JsonLineWriter(output).Write(json => json.WriteElementOrNull("previous", document.RootElement));

        using var line = JsonDocument.Parse(output.ToString(), options);
        Assert.Equal(document.RootElement.GetRawText(), line.RootElement.GetProperty("previous").GetRawText());
    }

    private static IEnumerable<string> NamesOf(JsonElement line) => line.EnumerateObject().Select(property => property.Name);
}
