using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.ManifestRuns;

/// <summary>A manifest is applied once, and resources in their desired state are left unchanged.</summary>
public class ApplyingTests
{
    [Fact]
    public async Task Inferred_dependencies_determine_the_order()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Chain);

        var result = await folder.ApplyAsync();

        Assert.All(result.Steps, step => Assert.True(step.Status == StepStatus.Succeeded, $"{step.Address}: {step.Error?.Message}"));
        var paths = folder.Writes.Select(write => write.Path).ToList();
        Assert.Equal("/api/v2/architect/flows", paths[0]);
        Assert.EndsWith("/publish", paths[1], StringComparison.Ordinal);
        Assert.Equal(4, paths.Count);
    }

    [Fact]
    public async Task Applying_again_sends_no_call_that_changes_anything()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Chain);
        await folder.ApplyAsync();
        folder.Sandbox.Requests.Clear();

        var result = await folder.ApplyAsync();

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.NoChange, step.Status));
        Assert.Empty(folder.Writes);
        Assert.False((await folder.PlanAsync()).HasChanges);
    }

    [Fact]
    public async Task A_single_change_is_a_plan_with_one_change()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Chain);
        await folder.ApplyAsync();
        folder.Write("manifest.yaml", Manifests.Chain.Replace("prompt: Hello", "prompt: Good day", StringComparison.Ordinal));

        var change = Assert.Single((await folder.PlanAsync()).Steps, step => step.IsChange);

        Assert.Equal(("Flow/night-desk", ChangeKind.Update), (change.Address.ToString(), change.Change));
        Assert.Equal(["blocks[hello].prompt"], change.Diff!.Modified);
    }

    [Fact]
    public async Task A_bundle_whose_specification_changed_is_deployed_again()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundle);
        await folder.ApplyAsync();
        folder.Write("manifest.yaml", Manifests.Bundle.Replace("environments:", "overrideValidation: true, environments:", StringComparison.Ordinal));

        Assert.All((await folder.PlanAsync()).Steps, step => Assert.Equal(ChangeKind.Deploy, step.Change));
    }

    [Fact]
    public async Task A_bundle_that_another_user_has_deployed_since_is_deployed_again()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundle);
        await folder.ApplyAsync();
        await DeployElsewhereAsync(folder, "returns-desk");

        Assert.All((await folder.PlanAsync()).Steps, step => Assert.Equal(ChangeKind.Deploy, step.Change));
    }

    [Fact]
    public async Task A_deployment_of_another_bundle_is_ignored()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundle);
        await folder.ApplyAsync();
        await DeployElsewhereAsync(folder, "another-desk");

        Assert.False((await folder.PlanAsync()).HasChanges);
    }

    [Fact]
    public async Task A_bundle_can_be_deployed_again_whatever_was_deployed_before()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundle);
        await folder.ApplyAsync();

        var result = await folder.ApplyAsync(options => options with { Redeploy = true });

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(4, folder.Sandbox.Requests.Of("POST", TestOrganization.Submissions).Count);
    }

    [Fact]
    public async Task A_failed_bundle_is_deployed_again()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundles("desk"), TestOrganization.Quick with { Outcomes = new Dictionary<string, JobScript> { ["desk/test"] = new() { Outcome = JobOutcome.Failed } } });
        Assert.Equal(StepStatus.RolledBack, Assert.Single((await folder.ApplyAsync()).Steps).Status);

        Assert.Equal(ChangeKind.Deploy, Assert.Single((await folder.PlanAsync()).Steps).Change);
    }

    [Fact]
    public async Task A_failure_skips_only_its_dependents()
    {
        var manifest = Manifests.Bundles("bad", "good") + "\n---\n" + Manifests.Bundles("after") + "\ndependsOn: [BundleDeployment/bad]\n";
        await using var folder = await ManifestFolder.StartAsync(manifest, TestOrganization.Quick with { Outcomes = new Dictionary<string, JobScript> { ["bad/test"] = new() { Outcome = JobOutcome.Failed } } });

        var result = await folder.ApplyAsync();

        Assert.Equal(
            new() { ["bad@test"] = StepStatus.RolledBack, ["good@test"] = StepStatus.Succeeded, ["after@test"] = StepStatus.Skipped },
            result.Steps.ToDictionary(step => step.Address.Name, step => step.Status));
    }

    [Fact]
    public async Task All_or_nothing_restores_flows_bots_and_bundles()
    {
        var manifest = Manifests.Chain.Replace("night-desk", "callback", StringComparison.Ordinal)
            + "\n---\n" + Manifests.Bundles("bad") + "\ndependsOn: [BundleDeployment/desk]\n";
        await using var folder = await ManifestFolder.StartAsync(manifest, TestOrganization.Quick with { Outcomes = new Dictionary<string, JobScript> { ["bad/test"] = new() { Outcome = JobOutcome.Failed } } });
        var before = await FlowAsync(folder, "callback");

        var result = await folder.ApplyAsync(options => options with { Atomic = true });

        Assert.All(result.Steps, step => Assert.True(step.Status == StepStatus.RolledBack, $"{step.Address}: {step.Status} {step.RollbackError?.Message}"));
        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Equal(before, await FlowAsync(folder, "callback"));
        Assert.Equal(3, folder.Sandbox.Requests.Of("POST", TestOrganization.Rollbacks).Count);
    }

    [Fact]
    public async Task Only_one_run_at_a_time_per_organization_and_folder()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Bundle);
        using var organization = folder.Connect();
        await using var first = await Engine.Manifests.ManifestRun.OpenAsync(organization, folder.Manifest(), folder.Options, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<GcException>(() => folder.ApplyAsync());

        Assert.Equal(ErrorIds.RunLocked, refused.ErrorId);
        Assert.Contains($"process {System.Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Writes);
    }

    [Fact]
    public async Task A_manifest_with_errors_sends_nothing()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Chain.Replace("botId", "botID", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAnyAsync<GcException>(() => folder.ApplyAsync());

        Assert.Equal(ErrorIds.ManifestInvalid, refused.ErrorId);
        Assert.Empty(folder.Sandbox.Requests.ToList());
        Assert.False(Directory.Exists(folder.Runs));
    }

    private static async Task<string> FlowAsync(ManifestFolder folder, string id)
    {
        using var organization = folder.Connect();
        var flow = await new DeploymentEngine(organization).Flows.GetAsync(new Engine.Flows.FlowId(id), CancellationToken.None);
        return string.Join(", ", flow.Document.EnumerateObject().Where(member => member.Name != "_version"));
    }

    private static async Task DeployElsewhereAsync(ManifestFolder folder, string bundle)
    {
        using var organization = folder.Connect();
        var engine = new DeploymentEngine(organization);
        await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle("test", bundle)], CancellationToken.None), new RunOptions(), [], CancellationToken.None);
    }
}
