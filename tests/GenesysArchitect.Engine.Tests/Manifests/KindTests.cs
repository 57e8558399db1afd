using System.Text.Json;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>The desired resources of each kind of manifest.</summary>
public sealed class KindTests : IDisposable
{
    private static readonly string Valid = Path.Combine(AppContext.BaseDirectory, "Manifests", "Valid");

    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_bundle_is_a_resource_for_each_of_its_environments()
    {
        var bundles = Desired<BundleDeployment>("every-key.yaml");

        Assert.Equal(["ivr@dev", "ivr@prod"], bundles.Select(bundle => bundle.ManifestName));
        Assert.Equal(["dev", "prod"], bundles.Select(bundle => bundle.Target.EnvironmentId));
        Assert.All(bundles, bundle =>
        {
            Assert.Equal("northwind-ivr", bundle.BundleId);
            Assert.Equal(BundleApi.Organization, bundle.Api);
            Assert.Equal("2.0", bundle.SchemaVersion);
            Assert.Equal("MANUAL", bundle.ConflictResolution);
            Assert.Equal((true, false, true, false), (bundle.Overwrite, bundle.ValidateOnly, bundle.OverrideValidation, bundle.RollbackOnFailure));
            Assert.Equal((400, 80), (bundle.MaxFlowCount, bundle.MaxQueueCount));
            Assert.Equal(["Main IVR"], bundle.DependencyMatrix.Flows);
            Assert.Equal(["Sales"], bundle.DependencyMatrix.Queues);
            Assert.Equal(["flows", "queues"], bundle.DependencyMatrix.Order);
            Assert.Equal("""{"flows":[]}""", bundle.CurrentConfig.ToString());
            Assert.Equal("""{"flows":[{"name":"Main IVR"}]}""", bundle.TargetConfig.ToString());
            Assert.Equal(new Uri("https://example.com/hook"), bundle.WebhookUri);
            Assert.Equal(TimeSpan.FromMinutes(90), bundle.Timeout);
        });
    }

    [Fact]
    public void A_bot_version_and_a_lock_have_what_their_specs_say()
    {
        var bot = Assert.Single(Desired<BotVersion>("every-key.yaml"));
        var wanted = Assert.Single(Desired<LockedDependencies>("every-key.yaml"));

        Assert.Equal(("bot", "order-bot", "2.0", "1.10"), (bot.ManifestName, bot.BotId, bot.VersionId, bot.PreviousVersionId));
        Assert.Equal(["main-ivr"], bot.Flows);
        Assert.Equal(["billing"], bot.Skills);
        Assert.Equal(("prod", 25, TimeSpan.FromMinutes(5)), (bot.Environment, bot.RolloutPercentage, bot.Timeout));
        Assert.Equal(["main-ivr"], wanted.FlowIds);
        Assert.Equal(Path.Combine(Valid, "locks", "main.json"), wanted.Path);
        Assert.Equal(("prod", VersionFallback.Highest, new Uri("https://registry.example.com/locks/main")), (wanted.Environment, wanted.Fallback, wanted.Registry));
    }

    [Fact]
    public void A_flow_resource_allows_creation_and_has_only_specified_properties()
    {
        var flow = Assert.Single(Desired<Flow>("every-key.yaml"));
        var least = Assert.Single(Desired<Flow>("least.yaml"));

        Assert.True(flow.CreateIfMissing);
        Assert.Equal(
            """{"id":"main-ivr","name":"Main IVR","lifecycle_state":"published","blocks":[{"id":"greeting","type":"PlayAudio","prompt":"Hello.","anything":{"of":["the","user's",1.50]}}],"references":[]}""",
            flow.Definition.ToString());
        Assert.Equal("""{"id":"main-ivr"}""", least.Definition.ToString());
    }

    [Fact]
    public void Missing_and_empty_properties_have_the_engines_defaults()
    {
        _folder.With("a.yaml", Of("BundleDeployment", "ivr", "bundleId: a, environments: [dev], timeout: null, capacity: ~, api:"));

        var bundle = Assert.IsType<BundleDeployment>(Assert.Single(_folder.Read().Desired));
        var plain = new BundleDeployment { BundleId = "a", Target = DeploymentTarget.Environment("dev") };

        Assert.Equal(plain with { ManifestName = "ivr", SpecHash = bundle.SpecHash, DependencyMatrix = bundle.DependencyMatrix, DependsOn = bundle.DependsOn }, bundle);
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("1.5h", 5400)]
    [InlineData("2d", 172_800)]
    [InlineData("PT10M", 600)]
    [InlineData("P1DT1S", 86_401)]
    [InlineData("90", 90)]
    [InlineData("0.5", 0.5)]
    public void Durations_are_parsed_in_common_notations(string written, double seconds)
    {
        _folder.With("a.yaml", Of("BotVersion", "bot", $"botId: b, versionId: 1, timeout: {written}"));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<BotVersion>(Assert.Single(_folder.Read().Desired)).Timeout);
    }

    [Theory]
    [InlineData("1m1h")]
    [InlineData("PT")]
    [InlineData("P")]
    [InlineData("10 m")]
    [InlineData("1e3")]
    public void Nothing_else_is_a_duration(string written)
    {
        _folder.With("a.yaml", Of("BotVersion", "bot", $"botId: b, versionId: 1, timeout: {written}"));

        Assert.Contains("'timeout' must be a duration", Assert.Single(_folder.Read().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_case_insensitive()
    {
        _folder.With("a.yaml", Of("BundleDeployment", "ivr", "bundleId: a, environments: [dev], api: ORGANIZATION") + Flow("main", "lifecycleState: Published"));

        var desired = _folder.Read().Desired;

        Assert.Equal(BundleApi.Organization, desired.OfType<BundleDeployment>().Single().Api);
        Assert.Equal("published", desired.OfType<Flow>().Single().Definition.GetProperty("lifecycle_state").GetString());
    }

    [Fact]
    public void A_version_keeps_its_zeros()
    {
        _folder.With("a.yaml", Of("BotVersion", "bot", "botId: 007, versionId: 2.10"));

        var bot = Assert.IsType<BotVersion>(Assert.Single(_folder.Read().Desired));

        Assert.Equal(("007", "2.10"), (bot.BotId, bot.VersionId));
    }

    [Fact]
    public void A_flow_has_the_location_of_its_definition()
    {
        _folder.With("a.yaml", "# first\n" + Of("Flow", "main", "id: main-ivr, lifecycleState: draft, blocks: [{id: a}]"));

        var source = Assert.IsType<Flow>(Assert.Single(_folder.Read().Desired)).Source!;

        Assert.Equal(_folder.At("a.yaml"), source.Path);
        Assert.Equal("6:23", source.LocationOf(Engine.Documents.DocumentPath.Root.Member("lifecycle_state")).ToString());
    }

    [Fact]
    public void A_manifest_may_be_JSON()
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [Path.Combine(Valid, "flow.json")], Variables = new Dictionary<string, JsonElement> { ["company"] = Json("\"Northwind\"") } });

        Assert.Equal("Main Northwind", Assert.IsType<Flow>(Assert.Single(manifest.Desired)).Definition.GetProperty("name").GetString());
    }

    private static IReadOnlyList<T> Desired<T>(string file)
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [Path.Combine(Valid, file)] });
        Assert.Empty(manifest.Findings);
        return [.. manifest.Desired.OfType<T>()];
    }
}
