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
        Assert.Equal(1, read.ExitCode);
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

        var outcome = await gcarch.RunAsync("flow", "test", "--file", bad.Path, "--output", "json");

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
    public async Task A_lock_that_the_organization_has_moved_from_ends_with_4()
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
    [InlineData("completion ", "bash pwsh zsh")]
    [InlineData("deploy --on-timeout ", "cancel leave rollback")]
    public async Task What_may_come_next_is_suggested(string line, string expected)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("[suggest]", line);

        Assert.Equal(expected.Split(' '), outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim()).Where(word => !word.StartsWith('-')));
    }

    [Theory]
    [InlineData("bundle wiat dep-1", "wait")]
    [InlineData("bundel wait dep-1", "bundle")]
    [InlineData("bundle wait dep-1 --timout 5", "--timeout")]
    public async Task A_misspelt_word_names_the_one_that_may_be_meant(string line, string meant)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync(line.Split(' '));

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains($"Did you mean {meant}?", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy", "bundle deploy")]
    [InlineData("publish-bot", "bot publish")]
    [InlineData("set-flow", "flow set")]
    [InlineData("resolve", "dependency resolve")]
    public async Task A_short_form_takes_what_its_long_form_takes(string shortForm, string longForm)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var help = await gcarch.RunAsync(shortForm, "--help");
        var same = await gcarch.RunAsync([.. longForm.Split(' '), "--help"]);

        Assert.Equal(help.Output.Replace($"gcarch {shortForm} ", "gcarch ", StringComparison.Ordinal), same.Output.Replace($"gcarch {longForm} ", "gcarch ", StringComparison.Ordinal).Replace($"gcarch {shortForm} ", "gcarch ", StringComparison.Ordinal));
    }
}
