using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Nouns;

public sealed class NounTests
{
    [Fact]
    public async Task Flows_are_listed_read_exported_and_compared()
    {
        using var folder = new ManifestFolder();
        await using var gcarch = await GcarchPrompt.StartAsync();

        var listed = await gcarch.RunAsync("flow", "list", "--output", "json");
        var id = listed.Lines[0].GetProperty("id").GetString()!;
        var read = await gcarch.RunAsync("flow", "get", id, "no-such-flow", "--output", "json");
        var exported = await gcarch.RunAsync("flow", "export", "--out", folder.Path, "--id", id);
        var same = await gcarch.RunAsync("flow", "compare", folder.Path, "--id", id);
        await File.AppendAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path)), "extra: 1\n");
        var differs = await gcarch.RunAsync("flow", "compare", folder.Path, "--id", id, "--output", "json");

        Assert.Equal(0, listed.ExitCode);
        Assert.Equal(3, read.ExitCode);
        Assert.Equal(id, read.Lines[0].GetProperty("id").GetString());
        Assert.Contains("no-such-flow", read.Error, StringComparison.Ordinal);
        Assert.Equal(0, exported.ExitCode);
        Assert.Equal(0, same.ExitCode);
        Assert.Equal(4, differs.ExitCode);
        Assert.Contains(differs.Lines, line => line.GetProperty("path").GetString()!.Contains("extra", StringComparison.Ordinal));
        Assert.Equal(0, gcarch.Written);
    }

    [Fact]
    public async Task A_definition_with_findings_ends_with_3_and_each_of_them()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var bad = new TemporaryFile("bad.yaml", "id: main-ivr\nname: Main IVR\nblocks:\n  - id: a\n    type: prompt\n    nextBlockId: nowhere\n");

        var outcome = await gcarch.RunAsync("flow", "test", "-f", bad.Path, "--output", "json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.NotEmpty(outcome.Lines);
        Assert.Equal(0, gcarch.Written);
    }

    [Fact]
    public async Task The_versions_of_a_bot_are_listed_with_their_states()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("bot", "versions", "order-bot", "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.GetProperty("state").GetString() == "published");
    }

    [Fact]
    public async Task An_outdated_lock_ends_with_4()
    {
        using var folder = new ManifestFolder();
        var path = Path.Combine(folder.State, "dependencies.lock");
        await using var gcarch = await GcarchPrompt.StartAsync();

        var resolved = await gcarch.RunAsync("dependency", "resolve", "--lock", path);
        var current = await gcarch.RunAsync("dependency", "test", path);
        var intact = await gcarch.RunAsync("dependency", "test", path, "--checksum-only");
        var catalog = gcarch.Sandbox.Organization.Actions;
        foreach (var action in catalog.ToList())
        {
            catalog.Put(action with { Versions = [.. action.Versions.Select(version => $"{version}.1")] });
        }

        var moved = await gcarch.RunAsync("dependency", "test", path, "--output", "json");

        Assert.Equal([0, 0, 0], [resolved.ExitCode, current.ExitCode, intact.ExitCode]);
        Assert.Equal(4, moved.ExitCode);
        Assert.False(moved.Line.GetProperty("isCurrent").GetBoolean());
        Assert.NotEqual(0, moved.Line.GetProperty("moved").GetArrayLength());
    }

    [Fact]
    public async Task The_connection_is_shown_without_a_call_and_without_its_secret()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("org", "show", "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("ArchitectureManager", outcome.Line.GetProperty("platform").GetString());
        Assert.DoesNotContain(gcarch.Sandbox.ClientSecret, outcome.All, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("bundle ", "deploy list stop test undo wait")]
    [InlineData("bundle w", "wait")]
    [InlineData("help bund", "bundle")]
    [InlineData("help bundle ", "deploy list stop test undo wait")]
    [InlineData("completion ", "bash pwsh zsh")]
    [InlineData("deploy --on-timeout ", "cancel leave rollback")]
    public async Task Completions_are_listed(string line, string expected)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("[suggest]", line);

        Assert.Equal(expected.Split(' '), outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim()).Where(word => !word.StartsWith('-')));
    }

    [Theory]
    [InlineData("bundle wiat dep-1", "wait")]
    [InlineData("bundel wait dep-1", "bundle")]
    [InlineData("bundle wait dep-1 --timout 5", "--timeout")]
    public async Task A_misspelled_word_gets_a_suggestion(string line, string meant)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(line.Split(' '));

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains($"Did you mean {meant}?", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flow get nowhere")]
    [InlineData("flow export --out {folder} --id nowhere")]
    [InlineData("flow compare {folder} --id nowhere")]
    [InlineData("flow set -f {file}")]
    [InlineData("bot versions nowhere")]
    [InlineData("bot versions order-bot 9.9")]
    [InlineData("bundle wait dep-nowhere --bundle northwind-ivr")]
    [InlineData("bundle stop dep-nowhere --bundle northwind-ivr --yes")]
    [InlineData("bundle undo dep-nowhere --bundle northwind-ivr --yes")]
    [InlineData("dependency resolve --flow nowhere")]
    [InlineData("dependency resolve --flow nowhere --lock {folder}/dependencies.lock")]
    [InlineData("dependency graph --flow nowhere --out {folder}/graph.html")]
    [InlineData("audit verify -f {folder}/none.jsonl")]
    [InlineData("audit show -f {folder}/none.jsonl")]
    [InlineData("report --out {folder}/report.html --state {folder}")]
    public async Task What_does_not_exist_ends_with_3_in_every_verb_and_nothing_is_changed(string line)
    {
        using var folder = new ManifestFolder();
        using var file = TemporaryFile.Yaml("id: nowhere\nname: Nowhere\n");
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync([.. line.Split(' ').Select(word => word.Replace("{folder}", folder.Path, StringComparison.Ordinal).Replace("{file}", file.Path, StringComparison.Ordinal))]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Matches(@"error Gc\.(Api\.NotFound|\w+\.\w*Missing)", outcome.Error);
        Assert.Empty(gcarch.Changing);
    }

    [Fact]
    public async Task A_plan_and_an_apply_of_a_missing_bundle_end_with_3()
    {
        using var folder = new ManifestFolder().With("bundle.yaml", ManifestText.Bundle("nowhere"));
        await using var gcarch = await GcarchPrompt.StartAsync();

        var plan = await gcarch.PlanAsync(folder);
        var apply = await gcarch.ApplyAsync(folder, "--yes");

        Assert.Equal([3, 3], [plan.ExitCode, apply.ExitCode]);
        Assert.Contains("exit code 3", apply.Output, StringComparison.Ordinal);
        Assert.Empty(gcarch.Changing);
    }

    [Theory]
    [InlineData("deploy", "bundle deploy")]
    [InlineData("publish-bot", "bot publish")]
    [InlineData("set-flow", "flow set")]
    [InlineData("resolve", "dependency resolve")]
    public async Task A_short_form_has_the_options_of_its_long_form(string shortForm, string longForm)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var help = await gcarch.RunAsync(shortForm, "--help");
        var same = await gcarch.RunAsync([.. longForm.Split(' '), "--help"]);

        Assert.Equal(help.Output.Replace($"gcarch {shortForm} ", "gcarch ", StringComparison.Ordinal), same.Output.Replace($"gcarch {longForm} ", "gcarch ", StringComparison.Ordinal).Replace($"gcarch {shortForm} ", "gcarch ", StringComparison.Ordinal));
    }
}
