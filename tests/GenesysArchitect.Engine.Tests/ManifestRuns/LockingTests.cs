using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.ManifestRuns;

/// <summary>A lock in a manifest contains the resolved dependencies after all earlier changes.</summary>
public class LockingTests
{
    private const string Lock = """
        apiVersion: genesysarchitect/v1
        kind: DependencyLock
        metadata: {name: actions}
        spec: {flows: [payments], path: locks/actions.json}
        """;

    private const string Payments = """
        apiVersion: genesysarchitect/v1
        kind: Flow
        metadata: {name: payments}
        spec:
          id: payments
          blocks: [{id: pay, type: DataAction, actionId: crm-case, versionRange: "[2.0, )"}]
        """;

    [Fact]
    public async Task A_lock_is_written_once()
    {
        await using var folder = await ManifestFolder.StartAsync(Lock);

        Assert.Equal(ChangeKind.Create, Assert.Single((await folder.PlanAsync()).Steps).Change);
        Assert.Equal(StepStatus.Succeeded, Assert.Single((await folder.ApplyAsync()).Steps).Status);
        var written = File.GetLastWriteTimeUtc(PathOf(folder));
        Assert.Equal(StepStatus.NoChange, Assert.Single((await folder.ApplyAsync()).Steps).Status);

        Assert.Equal(written, File.GetLastWriteTimeUtc(PathOf(folder)));
    }

    [Fact]
    public async Task A_lock_contains_the_dependencies_after_earlier_changes()
    {
        await using var folder = await ManifestFolder.StartAsync(Lock);
        await folder.ApplyAsync();
        Assert.DoesNotContain(DependencyLockFile.Read(PathOf(folder)).Dependencies, use => use.ActionId == "crm-case");
        folder.Write("manifest.yaml", $"{Lock}\n---\n{Payments}");

        var planned = (await folder.PlanAsync()).Steps[^1];
        Assert.Equal((ChangeKind.Update, 2), (planned.Change, planned.Wave));
        Assert.Contains(planned.Notes, note => note.Contains("Flow/payments", StringComparison.Ordinal));
        await folder.ApplyAsync();

        Assert.Contains(DependencyLockFile.Read(PathOf(folder)).Dependencies, use => use.ActionId == "crm-case");
        Assert.False((await folder.PlanAsync()).HasChanges);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failed_atomic_run_restores_the_lock(bool isThere)
    {
        var failing = new Dictionary<string, Sandbox.World.Bundles.JobScript> { ["bad/test"] = new() { Outcome = Sandbox.World.Bundles.JobOutcome.Failed } };
        await using var folder = await ManifestFolder.StartAsync(Lock, TestOrganization.Quick with { Outcomes = failing });
        if (isThere)
        {
            await folder.ApplyAsync();
        }

        var before = isThere ? await File.ReadAllTextAsync(PathOf(folder)) : null;
        folder.Write("manifest.yaml", $"{Lock}\n---\n{Payments}\n---\n{Manifests.Bundles("bad")}\ndependsOn: [DependencyLock/actions]\n");

        var result = await folder.ApplyAsync(options => options with { Atomic = true });

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.RolledBack, step.Status));
        Assert.Equal(before, File.Exists(PathOf(folder)) ? await File.ReadAllTextAsync(PathOf(folder)) : null);
    }

    private static string PathOf(ManifestFolder folder) => Path.Combine(folder.Path, "locks", "actions.json");
}
