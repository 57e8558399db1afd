using GenesysArchitect.Engine.Errors;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>Dependencies and selection.</summary>
public sealed class RelationTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void References_are_inferred_as_dependencies()
    {
        _folder.With("a.yaml",
            Of("BundleDeployment", "by-name", "bundleId: a, environments: [dev], dependencyMatrix: {flows: [Main IVR]}")
            + Of("BundleDeployment", "by-id", "bundleId: b, environments: [dev], dependencyMatrix: {flows: [sub-id]}")
            + Of("BotVersion", "bot", "botId: a, versionId: 1, flows: [main-id, elsewhere]")
            + Of("DependencyLock", "some", "path: a.lock, flows: [sub-id]")
            + Of("DependencyLock", "all", "path: b.lock")
            + Flow("main", "name: Main IVR, references: [sub-id], blocks: [{id: a, children: [{id: b, reference: deep-id}]}]")
            + Flow("sub") + Flow("deep"));

        Assert.Equal(
            [
                "BundleDeployment/by-name: Flow/main",
                "BundleDeployment/by-id: Flow/sub",
                "BotVersion/bot: Flow/main",
                "DependencyLock/some: Flow/sub",
                "DependencyLock/all: Flow/main Flow/sub Flow/deep",
                "Flow/main: Flow/deep Flow/sub",
                "Flow/sub: ",
                "Flow/deep: ",
            ],
            Entries());
    }

    [Fact]
    public void Explicit_dependencies_come_first_without_duplicates()
    {
        _folder.With("a.yaml", Flow("main", "references: [sub-id, deep-id, sub-id]", dependsOn: "Flow/deep, Flow/deep") + Flow("sub") + Flow("deep"));

        Assert.Equal("Flow/main: Flow/deep Flow/sub", Entries().First());
    }

    [Fact]
    public void An_archived_flow_does_not_depend_on_its_references()
    {
        _folder.With("a.yaml", Flow("old", "lifecycleState: archived, references: [new-id]") + Flow("new", dependsOn: "Flow/old"));

        Assert.Equal(["Flow/old: ", "Flow/new: Flow/old"], Entries());
    }

    [Fact]
    public void A_dependency_on_a_bundle_covers_all_its_environments_and_on_an_environment_nothing()
    {
        _folder.With("a.yaml", Of("Environment", "live", "id: prod") + Of("BundleDeployment", "ivr", "bundleId: a, environments: [dev, live]") + Flow("main", dependsOn: "BundleDeployment/ivr, Environment/live"));

        var manifest = _folder.Read();

        Assert.Equal(["BundleDeployment/a@dev", "BundleDeployment/a@prod"], manifest.Desired.Single(resource => resource.ManifestName == "main").DependsOn.Select(address => address.ToString()));
        Assert.Equal(["BundleDeployment/ivr", "Environment/live"], manifest.Entries[^1].DependsOn);
    }

    [Theory]
    [InlineData("team=ivr", "a", "b")]
    [InlineData("team==ivr", "a", "b")]
    [InlineData("team!=ivr", "c", "d")]
    [InlineData("team=ivr, tier!=test", "b")]
    [InlineData("tier", "a", "b")]
    [InlineData("!team", "d")]
    [InlineData("team=none")]
    public void Labels_select(string selector, params string[] names)
    {
        _folder.With("a.yaml", Flow("a", labels: "team: ivr, tier: test") + Flow("b", labels: "team: ivr, tier: 1") + Flow("c", labels: "team: bots") + Flow("d"));

        Assert.Equal(names, Read(_folder.Options() with { Selector = selector }).Desired.Select(resource => resource.ManifestName!));
    }

    [Fact]
    public void Unselected_resources_are_neither_dependencies_nor_resolved()
    {
        _folder.With("a.yaml", Flow("a", "references: [b-id]", dependsOn: "Flow/b", labels: "team: ivr") + Flow("b", "name: '${var:unknown}'"));

        var manifest = Read(_folder.Options() with { Selector = "team=ivr" });

        Assert.Empty(manifest.Findings);
        Assert.Empty(Assert.Single(manifest.Desired).DependsOn);
        Assert.Empty(Assert.Single(manifest.Entries).DependsOn);
    }

    [Theory]
    [InlineData("")]
    [InlineData("team=ivr,")]
    [InlineData("=ivr")]
    [InlineData("!=ivr")]
    [InlineData("!")]
    public void An_invalid_selector_is_rejected(string selector)
    {
        Assert.Equal(ErrorIds.ValueInvalid, Assert.Throws<GcException>(() => Read(_folder.Options() with { Selector = selector })).ErrorId);
    }

    [Fact]
    public void A_dependency_on_what_could_not_be_read_is_not_reported_as_well()
    {
        _folder.With("a.yaml", Flow("a", dependsOn: "Flow/b") + "---\nkind: Flow\nmetadata: {name: b}}\n");

        Assert.Single(_folder.Read().Findings);
    }

    private IEnumerable<string> Entries()
    {
        var manifest = _folder.Read();
        Assert.Empty(manifest.Findings);
        return manifest.Entries.Select(entry => $"{entry}: {string.Join(' ', entry.DependsOn)}");
    }
}
