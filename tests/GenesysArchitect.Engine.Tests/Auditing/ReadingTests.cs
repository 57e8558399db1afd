using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>Entries are read and filtered; settings come from parameters and the environment.</summary>
public sealed class ReadingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Entries_are_read_as_they_were_written()
    {
        using var log = new AuditTestLog();
        var entry = AuditTestLog.Entry() with
        {
            Environment = ["dev", "prod"],
            Overwrite = true,
            LatencyMs = 12.5,
            Diff = new GcAuditDiff(1, 0, 2, ["+ a", "~ b"]),
            Error = new GcAuditError("Gc.Api.NotFound", "NotFound", "It \"broke\"\nthere.") { Status = 404 },
            Facts = new Dictionary<string, string> { ["event"] = "\"event\":\"log_sealed\"" },
        };
        await log.AppendAsync(null, entry);

        var read = Assert.Single(await log.ReadAsync());

        Assert.Equal(entry with { Environment = null, Diff = null, Facts = null, Sequence = 1, PreviousHash = AuditLink.Origin, Hash = read.Hash }, read with { Environment = null, Diff = null, Facts = null });
        Assert.Equal(entry.Facts, read.Facts);
        Assert.Equal(entry.Diff.Paths, read.Diff!.Paths);
        Assert.Equal(0, (await log.VerifyAsync()).Sealed);
    }

    [Fact]
    public async Task Entries_must_match_all_filters()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(
            null,
            AuditTestLog.Entry("BundleDeployment/ivr@prod", status: "Failed") with { Time = Noon },
            AuditTestLog.Entry("BundleDeployment/ivr@test") with { Time = Noon.AddHours(1) },
            AuditTestLog.Entry("Flow/main", status: "RolledBack") with { Time = Noon.AddHours(2) },
            AuditTestLog.Entry("Flow/main", "written", null) with { Time = Noon.AddHours(3) });
        async Task<string> Found(AuditFilter filter) => string.Join(", ", (await log.ReadAsync(filter)).Select(entry => entry.Sequence));

        Assert.Equal("1, 2", await Found(new AuditFilter { Resources = ["ivr@*"] }));
        Assert.Equal("2", await Found(new AuditFilter { Resources = ["bundledeployment/IVR@test"] }));
        Assert.Equal("1, 3", await Found(new AuditFilter { Statuses = ["failed", "Rolled*"] }));
        Assert.Equal("4", await Found(new AuditFilter { Events = ["written"] }));
        Assert.Equal("3, 4", await Found(new AuditFilter { After = Noon.AddHours(1) }));
        Assert.Equal("3", await Found(new AuditFilter { After = Noon.AddHours(1), Events = ["step_*"], Resources = ["main", "ivr*"] }));
    }

    [Fact]
    public async Task An_invalid_line_is_reported_and_skipped()
    {
        using var log = new AuditTestLog();
        await log.AppendAsync(3);
        var lines = log.Lines();
        lines[1] = "no entry";
        log.Write(lines);
        var reported = new List<string>();
        var read = new List<long>();
        await foreach (var entry in AuditReader.ReadAsync(log.Path, new AuditFilter(), reported.Add, CancellationToken.None))
        {
            read.Add(entry.Sequence);
        }

        Assert.Equal([1, 3], read);
        Assert.StartsWith($"{log.Path}:2: ", Assert.Single(reported), StringComparison.Ordinal);
    }

    [Fact]
    public void Explicit_settings_override_the_environment_and_off_disables_the_log()
    {
        var variables = new Dictionary<string, string?>
        {
            ["GENESYS_AUDIT_PATH"] = "there.jsonl",
            ["GENESYS_GOVERNANCE_TAG"] = "CHG-1",
            ["GENESYS_AUDIT_MAX_SIZE"] = "2M",
            ["GENESYS_AUDIT_KEY"] = "key",
            ["BUILD_BUILDID"] = "4711",
            ["BUILD_BUILDNUMBER"] = "20260504.3",
            ["SYSTEM_TEAMPROJECT"] = "ivr",
        };

        var named = AuditSettings.Read(variables.GetValueOrDefault, null, null)!;
        Assert.Equal(("there.jsonl", "CHG-1", 2L * 1024 * 1024, "Azure DevOps: ivr, build 20260504.3 (id 4711)"), (named.Path, named.GovernanceTag, named.MaximumBytes, named.PipelineRun));
        Assert.NotNull(named.Key);
        var said = AuditSettings.Read(variables.GetValueOrDefault, "here.jsonl", "CHG-2")!;
        Assert.Equal(("here.jsonl", "CHG-2"), (said.Path, said.GovernanceTag));
        Assert.Null(AuditSettings.Read(variables.GetValueOrDefault, "OFF", null));
        Assert.Equal(Path.Combine(".genesysarchitect", "audit.jsonl"), AuditSettings.Read(_ => null, null, null)!.Path);
        Assert.Equal("GitHub Actions: acme/ivr, run 12", AuditSettings.Read(name => name switch { "GITHUB_RUN_ID" => "12", "GITHUB_REPOSITORY" => "acme/ivr", _ => null }, null, null)!.PipelineRun);
    }

    [Theory]
    [InlineData("much")]
    [InlineData("-1")]
    [InlineData("1K")]
    [InlineData("99999999999G")]
    public void An_invalid_size_is_invalid_input(string size) =>
        Assert.Equal(ErrorIds.ValueInvalid, Assert.Throws<GcException>(() => AuditSettings.Read(name => name == "GENESYS_AUDIT_MAX_SIZE" ? size : null, null, null)).ErrorId);
}
