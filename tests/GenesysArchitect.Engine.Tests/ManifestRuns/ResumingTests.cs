using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.ManifestRuns;

/// <summary>A run killed at any point is resumed: everything is done in the end, and nothing twice.</summary>
public class ResumingTests
{
    private static readonly string Manifest = $"{Manifests.Chain}\n---\n{Manifests.Bundles("hotline")}";

    public static TheoryData<string, int> Deaths => new()
    {
        { "writing", 1 },
        { "written", 1 },
        { "publishing", 1 },
        { "publish_triggered", 1 },
        { "deployment_success", 1 },
        { "submitting", 1 },
        { "submitted", 1 },
        { "submitting", 2 },
        { "submitted", 3 },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task A_run_killed_at_a_checkpoint_is_resumed(string checkpoint, int number)
    {
        await using var folder = await ManifestFolder.StartAsync(Manifest);
        var met = 0;
        Assert.True(await folder.DieAtAsync(happened => happened is StepCheckpoint point && point.Name == checkpoint && ++met == number));

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        await AssertAllDoneOnceAsync(folder, result);
    }

    [Fact]
    public async Task A_run_can_be_killed_repeatedly()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifest);
        Assert.True(await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" }));
        Assert.True(await folder.DieAtAsync(happened => happened is StepEnded, options => options with { Resume = true }));

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        await AssertAllDoneOnceAsync(folder, result);
        Assert.Equal(result.RunId, (await folder.ListAsync())[^1].RunId);
    }

    [Fact]
    public async Task A_submission_without_a_response_is_found_and_followed()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("desk"));
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitting" });
        using (var organization = folder.Connect())
        {
            // As the killed run would have sent it.
            var engine = new DeploymentEngine(organization);
            await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle("test", "desk")], CancellationToken.None), new RunOptions(), [], CancellationToken.None);
        }

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        Assert.Equal(StepStatus.Succeeded, Assert.Single(result.Steps).Status);
        Assert.Single(folder.Sandbox.Requests.Of("POST", TestOrganization.Submissions));
    }

    [Fact]
    public async Task Deployments_that_were_there_before_are_not_taken_for_the_one_that_was_lost()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("desk"));
        await folder.ApplyAsync();
        folder.Write("manifest.yaml", Manifests.Bundles("desk").Replace("environments", "overrideValidation: true, environments", StringComparison.Ordinal));
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitting" });

        await folder.ApplyAsync(options => options with { Resume = true });

        Assert.Equal(2, folder.Sandbox.Requests.Of("POST", TestOrganization.Submissions).Count);
    }

    [Fact]
    public async Task Resuming_does_not_retry_failed_steps()
    {
        var failing = new Dictionary<string, Sandbox.World.Bundles.JobScript> { ["bad/test"] = new() { Outcome = Sandbox.World.Bundles.JobOutcome.Failed } };
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("bad", "good"), TestOrganization.Quick with { Outcomes = failing });
        Assert.True(await folder.DieAtAsync(happened => happened is StepEnded { Result.Status: StepStatus.RolledBack }));

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        Assert.Equal(StepStatus.Succeeded, result.Steps.Single(step => step.Address.Name == "good@test").Status);
        Assert.Equal(2, folder.Sandbox.Requests.Of("POST", TestOrganization.Submissions).Count);
        Assert.True(folder.Sandbox.Requests.Of("POST", TestOrganization.Rollbacks).Count <= 1);
    }

    [Fact]
    public async Task A_run_that_ended_with_a_failure_is_repeated_by_resuming()
    {
        var failing = new Dictionary<string, Sandbox.World.Bundles.JobScript> { ["bad/test"] = new() { Outcome = Sandbox.World.Bundles.JobOutcome.Failed } };
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("bad", "good"), TestOrganization.Quick with { Outcomes = failing });
        Assert.Equal(ExitCode.Failed, (await folder.ApplyAsync()).ExitCode);
        folder.Sandbox.Organization.Outcomes.Clear();

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Equal(StepStatus.Succeeded, result.Steps.Single(step => step.Address.Name == "bad@test").Status);
        Assert.Equal(3, folder.Sandbox.Requests.Of("POST", TestOrganization.Submissions).Count);
    }

    [Fact]
    public async Task An_atomic_run_killed_and_resumed_rolls_back_earlier_steps_on_failure()
    {
        var failing = new Dictionary<string, Sandbox.World.Bundles.JobScript> { ["bad/test"] = new() { Outcome = Sandbox.World.Bundles.JobOutcome.Failed } };
        var manifest = Manifests.Flow.Replace("night-desk", "callback", StringComparison.Ordinal) + "\n---\n" + Manifests.Bundles("bad") + "\ndependsOn: [Flow/night]\n";
        await using var folder = await ManifestFolder.StartAsync(manifest, TestOrganization.Quick with { Outcomes = failing });
        Assert.True(await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" }, options => options with { Atomic = true }));

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.RolledBack, step.Status));
        Assert.True((await folder.PlanAsync()).Steps.All(step => step.IsChange));
    }

    [Fact]
    public async Task A_changed_manifest_is_an_error()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifest);
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" });
        folder.Write("manifest.yaml", Manifest.Replace("prompt: Hello", "prompt: Good day", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<GcException>(() => folder.ApplyAsync(options => options with { Resume = true }));

        Assert.Equal(ErrorIds.RunManifestChanged, refused.ErrorId);
        Assert.Contains("Flow/night was changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_run_is_rejected_while_operations_of_another_are_in_progress()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("desk"));
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" });

        var refused = await Assert.ThrowsAsync<GcException>(() => folder.ApplyAsync());
        Assert.Equal(ErrorIds.RunInterrupted, refused.ErrorId);
        Assert.Contains("BundleDeployment/desk", refused.Message, StringComparison.Ordinal);

        var restarted = await folder.ApplyAsync(options => options with { Abandon = true });
        Assert.Equal(StepStatus.Succeeded, Assert.Single(restarted.Steps).Status);
        Assert.Equal([RunState.Completed, RunState.Abandoned], (await folder.ListAsync()).Select(run => run.Status));
    }

    [Fact]
    public async Task Without_an_interrupted_run_resuming_starts_a_new_run()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("desk"));

        Assert.Equal(StepStatus.Succeeded, Assert.Single((await folder.ApplyAsync(options => options with { Resume = true })).Steps).Status);
        Assert.Equal(StepStatus.NoChange, Assert.Single((await folder.ApplyAsync(options => options with { Resume = true })).Steps).Status);
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_resumed()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifest, TestOrganization.Quick with { JobDuration = TimeSpan.FromSeconds(2) });
        var observer = new RecordingObserver();
        var stopped = await folder.Time.StopAsync(
            stop => folder.ApplyAsync(folder.Manifest(), with: null, stop, observer),
            () => observer.Events.OfType<StepCheckpoint>().Any(point => point.Name == "submitted"));
        Assert.Equal(ExitCode.Cancelled, stopped.ExitCode);
        Assert.Equal(RunState.Interrupted, Assert.Single(await folder.ListAsync()).Status);

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        await AssertAllDoneOnceAsync(folder, result);
    }

    private static async Task AssertAllDoneOnceAsync(ManifestFolder folder, RunResult result)
    {
        Assert.All(result.Steps, step => Assert.True(step.Status == StepStatus.Succeeded, $"{step.Address}: {step.Status} {step.Error?.Message}"));
        Assert.Equal(3, folder.Sandbox.Requests.Of("POST", TestOrganization.Submissions).Count(request => request.Status is >= 200 and < 300));
        Assert.Single(folder.Sandbox.Facts.PublishesByVersion.Values, publishes => publishes == 1);
        folder.Sandbox.Requests.Clear();
        Assert.All((await folder.ApplyAsync()).Steps, step => Assert.Equal(StepStatus.NoChange, step.Status));
        Assert.Empty(folder.Writes);
    }
}
