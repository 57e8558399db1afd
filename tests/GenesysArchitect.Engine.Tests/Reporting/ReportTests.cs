using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Reporting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.ManifestRuns;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Reporting;

/// <summary>A report shows what the journal of a run contains.</summary>
public class ReportTests
{
    [Fact]
    public async Task The_timeline_shows_parallel_steps_and_waits()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("a", "b", "c", "d"));
        await folder.ApplyAsync();

        var report = await ReportAsync(folder);

        Assert.Equal(RunState.Completed, report.Status);
        Assert.All(report.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));

        // There are three slots: one of the four has to wait until another has ended.
        var waited = report.Steps.MaxBy(step => step.Phases.Where(phase => phase is { Kind: PhaseKind.Waiting, Name: "waiting for a slot" }).Sum(phase => phase.Length.TotalSeconds))!;
        Assert.Contains(report.Steps, step => step != waited && step.Ended <= waited.Phases.Last(phase => phase.Kind == PhaseKind.Waiting).To);
        Assert.Contains("waited for a slot", Assert.Single(ReportWording.Waits(report)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_are_retried_belong_to_their_step()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("a"));
        folder.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = TestOrganization.Polls, Fault = Fault.ErrorStatus, Status = 503, Times = 2 });

        await folder.ApplyAsync();

        var delays = Assert.Single((await ReportAsync(folder)).Steps).Delays;
        Assert.Equal(2, delays.Count);
        Assert.All(delays, delay => Assert.Equal((CallDelayKind.SentAgain, "the platform answered 503"), (delay.Kind, delay.Why)));
    }

    [Fact]
    public async Task Calls_that_are_held_back_belong_to_their_step_and_its_events_say_so()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("a"));
        folder.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = TestOrganization.Polls, Fault = Fault.ThrottleSeconds, Times = 1 });
        var observer = new RecordingObserver();

        await folder.ApplyAsync(observers: observer);

        var delayed = Assert.Single(observer.Events.OfType<CallDelayed>());
        Assert.Equal("BundleDeployment/a@test", delayed.Address.ToString());
        Assert.InRange(delayed.Delay.TotalSeconds, 1, 1.05);
        Assert.IsType<RunEnded>(observer.Events[^1]);
        Assert.Equal(Enumerable.Range(1, observer.Events.Count), observer.Events.Select(happened => (int)happened.Sequence));
        Assert.Equal(CallDelayKind.HeldBack, Assert.Single(Assert.Single((await ReportAsync(folder)).Steps).Delays).Kind);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_is_reported_without_the_time_between()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("a"));
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" });
        await Task.Delay(TimeSpan.FromMinutes(10), folder.Time);
        await folder.ApplyAsync(options => options with { Resume = true });

        var report = await ReportAsync(folder);

        var pause = Assert.Single(report.Pauses);
        Assert.True(pause.Length >= TimeSpan.FromMinutes(10), $"{pause.Length}");
        Assert.True(report.Duration <= report.Until - report.Started - pause.Length);
        Assert.All(Assert.Single(report.Steps).Phases, phase => Assert.False(phase.From < pause.From && phase.To > pause.To));
    }

    [Fact]
    public async Task Errors_and_what_to_do_are_reported()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("bad"), TestOrganization.Quick with { Outcomes = new Dictionary<string, JobScript> { ["bad/test"] = new() { Outcome = JobOutcome.Failed } } });
        await folder.ApplyAsync();

        foreach (var file in new[] { "report.html", "report.md" })
        {
            await ReportExport.WriteAsync(new RunFolder(folder.Options.StatePath), null, Path.Combine(folder.Path, file), null, NeutralRemedies.Instance, CancellationToken.None);
            var text = folder.Read(file);
            Assert.Contains("rolled back", text, StringComparison.Ordinal);
            Assert.Contains("Gc.Bundle.DeploymentFailed", text, StringComparison.Ordinal);
            Assert.Contains("What to do:", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_missing_run_is_an_error()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("a"));
        await folder.ApplyAsync();
        var run = Assert.Single(await folder.ListAsync()).RunId;
        var runs = new RunFolder(folder.Options.StatePath);

        foreach (var id in new[] { "nobody", $"../runs/{run}", $"{run}.jsonl" })
        {
            var refused = await Assert.ThrowsAsync<GcException>(() => ReportExport.WriteAsync(runs, id, Path.Combine(folder.Path, "report.html"), null, NeutralRemedies.Instance, CancellationToken.None));
            Assert.Equal(ErrorIds.ReportRunMissing, refused.ErrorId);
        }

        Assert.Equal(ErrorIds.ValueInvalid, (await Assert.ThrowsAsync<GcException>(() => ReportExport.WriteAsync(runs, run, Path.Combine(folder.Path, "report.pdf"), null, NeutralRemedies.Instance, CancellationToken.None))).ErrorId);
    }

    [Theory]
    [InlineData("[a](http://x) ![b](http://x)", "\\[a\\](http:&#47;&#47;x) !\\[b\\](http:&#47;&#47;x)")]
    [InlineData("<script> & `x` *y* #1 @z | www.x", "&lt;script> &amp; \\`x\\` \\*y\\* \\#1 \\@z \\| www&#46;x")]
    [InlineData("a\nb\u202ec", "a bU+202Ec")]
    public void In_Markdown_text_is_escaped(string text, string written) => Assert.Equal(written, MarkdownText.Of(text));

    [Fact]
    public void In_Markdown_a_code_fence_is_longer_than_its_content()
    {
        Assert.Equal(("``a`b``", "`` ` ``"), (MarkdownText.Code("a`b"), MarkdownText.Code("`")));
        Assert.StartsWith("````diff\n```\n````", MarkdownText.Fenced(["```"], "diff"), StringComparison.Ordinal);
        Assert.Equal("`a\\|b`", MarkdownText.InTable(MarkdownText.Code("a|b")));
    }

    [Theory]
    [InlineData(0.25, "0.3 s")]
    [InlineData(42, "42 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(7980, "2 h 13 min")]
    [InlineData(59.7, "1 min 00 s")]
    public void A_duration_has_a_suitable_precision(double seconds, string said) => Assert.Equal(said, ReportWording.Duration(TimeSpan.FromSeconds(seconds)));

    private static async Task<RunReport> ReportAsync(ManifestFolder folder)
    {
        var (journal, status) = (await new RunFolder(folder.Options.StatePath).FindAsync(null, CancellationToken.None))!.Value;
        return RunReport.Of(journal, status);
    }
}
