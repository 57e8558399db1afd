using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Storage;
using GenesysArchitect.Engine.Tests.ManifestRuns;

namespace GenesysArchitect.Engine.Tests.Journaling;

/// <summary>A journal tolerates damage, and reveals no secrets.</summary>
public class JournalTests
{
    [Fact]
    public async Task An_incomplete_last_line_is_ignored()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"));
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" });
        await File.AppendAllTextAsync(JournalOf(folder), "{\"event\":\"step_end");

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        Assert.Equal(StepStatus.Succeeded, Assert.Single(result.Steps).Status);
        Assert.All(await File.ReadAllLinesAsync(JournalOf(folder)), line => Assert.EndsWith("}", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_journal_truncated_anywhere_yields_its_complete_lines()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Chain);
        await folder.ApplyAsync();
        var whole = await File.ReadAllBytesAsync(JournalOf(folder));
        var torn = Path.Combine(folder.Path, "torn.jsonl");

        for (var length = 0; length < whole.Length; length += 97)
        {
            await File.WriteAllBytesAsync(torn, whole[..length]);
            var record = await JournalRecord.ReadAsync(StateStore.Open(folder.Path), "torn.jsonl", ResourceDefinitions.Default, null, CancellationToken.None);
            Assert.True(record is null == !whole.AsSpan(0, length).Contains((byte)'\n'));
            Assert.True(record is null || record.Lines.Count + 1 == whole.AsSpan(0, length).Count((byte)'\n'));
        }
    }

    [Fact]
    public async Task An_invalid_line_is_reported_with_its_location()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"));
        await folder.ApplyAsync();
        var lines = await File.ReadAllLinesAsync(JournalOf(folder));
        lines[2] = "nothing";
        await File.WriteAllLinesAsync(JournalOf(folder), lines);

        var refused = await Assert.ThrowsAsync<GcException>(() => folder.ListAsync());

        Assert.Equal(ErrorIds.JournalInvalid, refused.ErrorId);
        Assert.StartsWith($"{JournalOf(folder)}:3:1:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_is_readable_only_by_its_owner()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"));
        await folder.ApplyAsync();

        foreach (var file in OperatingSystem.IsWindows() ? [] : Directory.GetFiles(folder.Runs))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public async Task The_last_twenty_runs_are_kept_and_what_older_ones_deployed_is_known_still()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"));
        await folder.ApplyAsync();
        folder.Write("manifest.yaml", ManifestRuns.Manifests.Flow);
        for (var run = 0; run < 22; run++)
        {
            await folder.ApplyAsync();
        }

        Assert.InRange((await folder.ListAsync()).Count, RunFolder.Kept, RunFolder.Kept + 1);
        folder.Write("manifest.yaml", ManifestRuns.Manifests.Bundles("desk"));
        Assert.False((await folder.PlanAsync()).HasChanges);
    }

    [Theory]
    [InlineData("plain-secret")]
    [InlineData("with \"quotes\" and \\ and ü")]
    [InlineData("<html> & 'more'")]
    public void A_secret_is_stored_as_its_number_and_restored(string value)
    {
        var secrets = new JournalSecrets([new Secret(value)]);
        var document = System.Text.Json.JsonSerializer.Serialize(new { prompt = $"before {value} after" });
        var line = System.Text.Json.JsonSerializer.Serialize(new { before = document });

        var hidden = secrets.Hide(line);

        Assert.DoesNotContain(System.Text.Json.JsonEncodedText.Encode(value).ToString(), hidden, StringComparison.Ordinal);
        var restored = secrets.Restore(System.Text.Json.JsonDocument.Parse(hidden).RootElement.GetProperty("before").GetString()!);
        Assert.Equal($"before {value} after", System.Text.Json.JsonDocument.Parse(restored).RootElement.GetProperty("prompt").GetString());
    }

    [Fact]
    public void Each_line_of_a_multi_line_secret_is_masked_and_restored()
    {
        const string Value = "-----BEGIN KEY-----\nfirst-line\r\nsecond-line\n";
        var secrets = new JournalSecrets([new Secret(Value)]);
        var document = System.Text.Json.JsonSerializer.Serialize(new { whole = Value, part = "the second-line of it" });

        var hidden = secrets.Hide(System.Text.Json.JsonSerializer.Serialize(new { before = document }));

        Assert.All(["first-line", "second-line", "BEGIN KEY"], line => Assert.DoesNotContain(line, hidden, StringComparison.Ordinal));
        Assert.Equal(document, secrets.Restore(System.Text.Json.JsonDocument.Parse(hidden).RootElement.GetProperty("before").GetString()!));
    }

    [Fact]
    public async Task The_previous_owner_of_an_abandoned_lock_is_reported()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"));
        await folder.ApplyAsync();
        var held = Directory.GetFiles(folder.Runs, "*.lock").Single();
        await File.WriteAllTextAsync(Path.ChangeExtension(held, ".owner.json"), """{"user":"ada","host":"build-7","processId":4711,"since":"2026-05-04T12:30:01+00:00"}""");

        using var organization = folder.Connect();
        await using var run = await Engine.Manifests.ManifestRun.OpenAsync(organization, folder.Manifest(), folder.Options, CancellationToken.None);

        Assert.Contains("ada on build-7 (process 4711", Assert.Single(run.Remarks), StringComparison.Ordinal);
    }

    private static string JournalOf(ManifestFolder folder) => Directory.GetFiles(folder.Runs, "*.jsonl").Single();
}
