using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.ManifestRuns;

/// <summary>A saved plan is applied only while the organization is unchanged.</summary>
public class PlanFileTests
{
    private const string Existing = """
        apiVersion: genesysarchitect/v1
        kind: Flow
        metadata: {name: callback}
        spec: {id: callback, name: Callback desk}
        """;

    [Fact]
    public async Task A_plan_is_carried_out_without_the_manifest_it_was_made_of()
    {
        await using var folder = await ManifestFolder.StartAsync(Manifests.Chain);
        var plan = await KeepAsync(folder);
        File.Delete(Path.Combine(folder.Path, "manifest.yaml"));

        var result = await ApplyAsync(folder, plan);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
    }

    [Fact]
    public async Task A_stale_plan_is_reported_with_the_changes()
    {
        await using var folder = await ManifestFolder.StartAsync($"{Existing}\n---\n{Manifests.Bundle}");
        var plan = await KeepAsync(folder);
        using (var organization = folder.Connect())
        {
            var engine = new DeploymentEngine(organization);
            var change = Engine.Flows.Flow.From(TestOrganization.Json("""{"description": "another"}"""), new Engine.Flows.FlowId("callback"), "test");
            await engine.RunAsync(await engine.PlanAsync([change], CancellationToken.None), new RunOptions(), [], CancellationToken.None);
        }

        folder.Sandbox.Requests.Clear();
        var refused = await Assert.ThrowsAsync<GcException>(() => ApplyAsync(folder, plan));

        Assert.Equal(ErrorIds.PlanStale, refused.ErrorId);
        Assert.Matches("Flow/callback was version [0-9]+, content [0-9a-f]+, and is version [0-9]+", refused.Message);
        Assert.DoesNotContain("BundleDeployment", refused.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Writes);
    }

    [Fact]
    public async Task A_plan_holds_no_secret_and_is_readable_only_by_its_owner()
    {
        await using var folder = await ManifestFolder.StartAsync(Existing.Replace("Callback desk", "\"${secret:DESK} desk\"", StringComparison.Ordinal));
        folder.Environment["DESK"] = "s3cret-value";
        var plan = await KeepAsync(folder);

        Assert.DoesNotContain("s3cret-value", await File.ReadAllTextAsync(plan), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(plan));
        }

        Assert.Equal(StepStatus.Succeeded, Assert.Single((await ApplyAsync(folder, plan)).Steps).Status);
    }

    [Fact]
    public async Task A_secret_shows_in_no_plan_and_in_no_journal()
    {
        await using var folder = await ManifestFolder.StartAsync(Existing.Replace("Callback desk", "\"${secret:DESK} desk\"", StringComparison.Ordinal));
        folder.Environment["DESK"] = "s3cret-value";

        var step = Assert.Single((await folder.PlanAsync()).Steps);
        Assert.Contains("***", step.Diff!.Differences[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-value", step.Diff.Differences[0].ToString(), StringComparison.Ordinal);

        await folder.ApplyAsync(options => options with { Atomic = true });
        folder.Environment["DESK"] = "another-value";
        folder.Environment["OLD"] = "s3cret-value";
        await folder.ApplyAsync(options => options with { Atomic = true });
        Assert.All(Directory.GetFiles(folder.Runs), file => Assert.DoesNotContain("another-value", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_plan_is_rejected()
    {
        await using var folder = await ManifestFolder.StartAsync(Existing);

        var refused = Assert.ThrowsAny<GcException>(() => PlanFile.Read(Path.Combine(folder.Path, "manifest.yaml")));

        Assert.Equal(ErrorIds.DocumentInvalid, refused.ErrorId);
    }

    private static async Task<string> KeepAsync(ManifestFolder folder)
    {
        using var organization = folder.Connect();
        var file = Path.Combine(folder.Path, "the.plan.json");
        PlanFile.Write(file, await folder.PlanAsync(), folder.Manifest(), organization, redeploy: false);
        return file;
    }

    private static Task<RunResult> ApplyAsync(ManifestFolder folder, string file)
    {
        var plan = PlanFile.Read(file);
        var manifest = plan.ReadManifest(name => folder.Environment.GetValueOrDefault(name));
        return folder.ApplyAsync(manifest, options => options with { Approved = plan }, CancellationToken.None);
    }
}
