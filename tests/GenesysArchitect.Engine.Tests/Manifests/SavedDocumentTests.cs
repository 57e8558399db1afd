using GenesysArchitect.Engine.Manifests;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>The desired state can be saved and read again, and is identified by its hash.</summary>
public sealed class SavedDocumentTests : IDisposable
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Manifests", "Sample");

    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dev", 6)]
    [InlineData("test", 7)]
    [InlineData("prod", 8)]
    public void The_sample_is_the_same_when_it_is_read_again(string stage, int resources)
    {
        var first = ManifestReader.Read(new ManifestOptions { Paths = [Sample], ValuesPaths = [Path.Combine(Sample, "values", $"{stage}.yaml")] });
        first.RequireValid();

        var again = ManifestReader.Read(first.Documents, "plan.json", _ => null);

        Assert.Empty(again.Findings);
        Assert.Equal(resources, again.Desired.Count);
        Assert.Equal(first.Hash, again.Hash);
        Assert.Equal(first.Desired.Select(Shown), again.Desired.Select(Shown));
        Assert.Equal(first.Documents.Select(document => document.ToString()), again.Documents.Select(document => document.ToString()));
    }

    [Fact]
    public void Secrets_are_looked_up_again()
    {
        _folder.With("a.yaml", Flow("a", "name: '${secret:TOKEN}'"));
        var manifest = _folder.Read();

        Assert.Equal(manifest.Hash, ManifestReader.Read(manifest.Documents, "plan.json", name => ManifestFolder.Environment[name]).Hash);
        Assert.NotEqual(manifest.Hash, ManifestReader.Read(manifest.Documents, "plan.json", _ => "another").Hash);
        Assert.Equal("plan.json:1:1: the environment has no variable 'TOKEN', or it is empty.", Assert.Single(ManifestReader.Read(manifest.Documents, "plan.json", _ => null).Findings).ToString());
    }

    [Fact]
    public void Files_comments_and_the_order_of_keys_make_no_difference_to_the_hash()
    {
        _folder.With("one/all.yaml", Flow("a", "name: A, lifecycleState: draft") + Flow("b", "name: '${var:b}'"))
            .With("two/1.yaml", "# b\n" + Flow("b", "name: B"))
            .With("two/2.yaml", Of("Flow", "a", "lifecycleState: draft, blocks: null, id: a-id, name: A"));

        var one = Read(_folder.Options("one") with { Variables = new Dictionary<string, System.Text.Json.JsonElement> { ["b"] = Json("\"B\"") } });

        Assert.Matches("^[0-9a-f]{64}$", one.Hash);
        Assert.Equal(one.Hash, _folder.Read("two").Hash);
    }

    [Theory]
    [InlineData("name: B", "")]
    [InlineData("name: A, lifecycleState: draft", "")]
    [InlineData("name: A", "Flow/z")]
    public void Everything_desired_affects_the_hash(string spec, string dependsOn)
    {
        _folder.With("one.yaml", Flow("a", "name: A") + Flow("z")).With("two.yaml", Flow("a", spec, dependsOn) + Flow("z"));

        Assert.NotEqual(_folder.Read("one.yaml").Hash, _folder.Read("two.yaml").Hash);
    }

    private static string Shown(Engine.Runs.Resource resource) =>
        $"{resource.ManifestName} {resource.Address} {resource.SpecHash} {string.Join(' ', resource.DependsOn.Select(address => address.ToString()))}";
}
