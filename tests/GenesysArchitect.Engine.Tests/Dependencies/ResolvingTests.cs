using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Resolving what was read: versions, order, cycles, and conflicts.</summary>
public class ResolvingTests
{
    [Fact]
    public async Task The_highest_version_that_satisfies_all_users_is_selected()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutAction("shared", ["1.0", "1.9", "1.10", "1.11", "2.0"]);
        organization.PutAction("user", ["1.0"], "shared [1.0, 1.10]");
        organization.PutFlow("ivr", ["shared [1.9, 2.0)", "user [1.0]"], []);

        var resolution = await organization.ResolveAsync("ivr");

        Assert.Equal("1.10", resolution.VersionOf("shared"));
        Assert.All(resolution.Dependencies, dependency => Assert.Equal(dependency.ActionId == "shared" ? "1.10" : "1.0", dependency.Version));
        Assert.Equal(["Action shared", "Action shared", "Action user"], resolution.Dependencies.Select(dependency => dependency.ActionName!));
        Assert.Empty(resolution.Conflicts);
    }

    [Theory]
    [InlineData(VersionFallback.None, null)]
    [InlineData(VersionFallback.Highest, "3.0")]
    [InlineData(VersionFallback.Lowest, "1.0")]
    public async Task Unsatisfiable_ranges_are_a_conflict_and_a_fallback_is_marked(VersionFallback fallback, string? version)
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutAction("torn", ["1.0", "2.0", "3.0"]);
        organization.PutFlow("one", ["torn [1.0, 2.0)"], ["two"]);
        organization.PutFlow("two", ["torn [2.0]", "voice-print [2.1]"], []);

        var resolution = await organization.ResolveAsync(new DependencyQuery { FlowIds = ["one"], Fallback = fallback });

        var conflict = Assert.Single(resolution.Conflicts);
        Assert.Equal(("torn", VersionConflictKind.Unsatisfied), (conflict.ActionId, conflict.Kind));
        Assert.Equal(["flow one [1.0, 2.0) dev", "flow two [2.0] dev"], conflict.Requests.Select(request => $"{request.RequestedBy} {request.Range} {request.EnvironmentId}"));
        Assert.Equal(["1.0", "2.0", "3.0"], conflict.Published);
        Assert.Equal([(version, fallback != VersionFallback.None), (version, fallback != VersionFallback.None), ("2.1", false)], resolution.Dependencies.Select(use => (use.Version, use.IsFallback)));
        Assert.Equal(["torn"], resolution.Nodes.Where(node => node.HasConflict).Select(node => node.Id));
        Assert.False(resolution.Incomplete);
    }

    [Fact]
    public async Task A_wave_depends_on_earlier_ones_and_a_cycle_is_reported_in_one_wave()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutAction("base", ["1.0"]);
        organization.PutAction("upper", ["1.0"], "base [1.0]");
        organization.PutFlow("a", ["upper [1.0]"], ["b"]);
        organization.PutFlow("b", [], ["c"]);
        organization.PutFlow("c", ["base [1.0]"], ["a"]);
        organization.PutFlow("top", [], ["c"]);

        var resolution = await organization.ResolveAsync("top");

        Assert.Equal(["1: action base", "2: action upper", "3: flow a, flow b, flow c", "4: flow top"], resolution.Waves.Select(wave => $"{wave.Number}: {string.Join(", ", wave.Nodes)}"));
        Assert.Equal("flow a → flow b → flow c → flow a", Assert.Single(resolution.Cycles).ToString());
        Assert.Equal(["a", "b", "c"], resolution.Nodes.Where(node => node.IsInCycle).Select(node => node.Id));
        Assert.All(resolution.Nodes, node => Assert.Contains(new DependencyNode(node.Kind, node.Id), resolution.Waves[node.Wave - 1].Nodes));
    }

    [Fact]
    public async Task An_unreliable_network_does_not_affect_the_result()
    {
        static async Task<GcDependencyResolution> ResolveAsync(FaultMix? faults)
        {
            await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { GeneratedFlows = 50, FaultMix = faults });
            return await organization.ResolveAsync();
        }

        var calm = await ResolveAsync(faults: null);
        var rough = await ResolveAsync(new FaultMix { Probability = 0.25, Seed = 5 });

        Assert.Empty(rough.Problems);
        Assert.Equal(calm.Dependencies, rough.Dependencies);
        Assert.Equal(calm.Edges, rough.Edges);
        Assert.Equal(calm.Nodes, rough.Nodes);
        Assert.Equal(calm.LockHash, rough.LockHash);
    }
}
