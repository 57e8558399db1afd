using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Catalog;

/// <summary>Flows in files: folders of snapshots, and registry files in all supported shapes.</summary>
public sealed class FlowFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flow-files-").FullName;

    [Theory]
    [InlineData("""[{"id":"a","name":"A"},{"id":"b","name":"B"}]""")]
    [InlineData("""{"flows":[{"id":"a","name":"A"},{"id":"b","name":"B"}]}""")]
    [InlineData("""{"version":"1.0","flows":{"a":{"name":"A"},"b":{"id":"b","name":"B"}},"queues":[{"id":"q"}]}""")]
    [InlineData("""{"entities":[{"id":"a","version":"2.1","environmentId":"dev","flow":{"id":"a","name":"A"}},{"id":"b","version":"1.0","environmentId":"dev","flow":{"name":"B"}}]}""")]
    [InlineData("""{"entities":[{"id":"a","version":"2.1","environmentId":"dev","flow":"{\"id\":\"a\",\"name\":\"A\"}"},{"id":"b","version":"1.0","environmentId":"dev","flow":"{\"name\":\"B\"}"}],"nextPage":""}""")]
    [InlineData("""{"artifacts":[{"flow":{"id":"a","name":"A"}},{"id":"b","flow":{"name":"B"}}]}""")]
    [InlineData("""{"a":{"name":"A"},"b":{"name":"B"},"version":"1.0"}""")]
    [InlineData("""{"a":{"flow":{"name":"A"}},"b":{"flow":"{\"id\":\"b\",\"name\":\"B\"}"}}""")]
    public async Task A_registry_file_has_its_flows_in_any_of_its_shapes(string registry)
    {
        var source = FlowSource.AtPath(Write("registry.json", registry));

        Assert.Equal(["a", "b"], (await source.ListAsync(CancellationToken.None)).Select(id => id.Value));
        Assert.Equal("""{"id":"a","name":"A"}""", (await FindAsync(source, "a"))!.Value.GetRawText());
        Assert.Equal("""{"id":"b","name":"B"}""", (await FindAsync(source, "b"))!.Value.GetRawText());
        Assert.Null(await FindAsync(source, "c"));
        Assert.False(source.IsSelection);
        Assert.EndsWith("registry.json", source.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_may_be_yaml()
    {
        var source = FlowSource.AtPath(Write("registry.yaml", "flows:\n- id: a\n  name: A\n- id: b\n  name: B\n"));

        Assert.Equal(2, (await source.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_snapshot_is_a_selection_of_one_flow()
    {
        var source = FlowSource.AtPath(Write("a.json", """{"id":"a","name":"A","flows":["x"],"entities":[{"id":"y"}]}"""));

        Assert.Equal(["a"], (await source.ListAsync(CancellationToken.None)).Select(id => id.Value));
        Assert.True(source.IsSelection);
    }

    [Fact]
    public async Task A_folder_has_the_flows_of_its_snapshots_and_ignores_other_files()
    {
        Write("a.yaml", "id: a\nname: A\n");
        Write("B.JSON", """{"id":"b","name":"B"}""");
        Write("c.yml", "id: c\n");
        Write("README.md", "# Flows");
        Write("a.yaml.bak", "id: x\n");
        Directory.CreateDirectory(Path.Join(_folder, "deeper"));
        Write(Path.Join("deeper", "d.yaml"), "id: d\n");

        var source = FlowSource.AtPath(_folder);

        Assert.Equal(["a", "b", "c"], (await source.ListAsync(CancellationToken.None)).Select(id => id.Value).Order());
        Assert.False(source.IsSelection);
    }

    [Fact]
    public void A_flow_that_is_in_two_files_of_a_folder_is_refused_with_both_names()
    {
        var first = Write("a.yaml", "id: a\n");
        var second = Write("copy.json", """{"id":"a"}""");

        var refused = Assert.ThrowsAny<GcException>(() => FlowSource.AtPath(_folder));

        Assert.Equal((ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, second), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Contains($"flow 'a' is also in {first}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package.json", """{"name":"x"}""")]
    [InlineData("list.json", "[1,2]")]
    [InlineData("text.yaml", "just text")]
    [InlineData("number.yaml", "id: 5")]
    [InlineData("empty-id.yaml", "id: ''")]
    [InlineData("broken.json", "{")]
    [InlineData("broken.yaml", "a: [")]
    [InlineData("empty.json", "")]
    public void A_file_of_a_folder_that_holds_no_flow_is_named(string name, string content)
    {
        Write("a.yaml", "id: a\n");
        var junk = Write(name, content);

        var refused = Assert.ThrowsAny<GcException>(() => FlowSource.AtPath(_folder));

        Assert.Equal((ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, junk), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.StartsWith(junk, refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Advice());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("""{"flows":[]}""")]
    [InlineData("""{"flows":5,"name":"x"}""")]
    [InlineData("""[{"name":"no id"}]""")]
    [InlineData("""[{"id":"a","flow":5}]""")]
    [InlineData("""[{"id":"a","flow":"no json"}]""")]
    [InlineData("""[{"id":"a","flow":"[1]"}]""")]
    [InlineData("""[{"id":"a"},7]""")]
    public void A_file_that_holds_no_flows_is_refused(string content)
    {
        var file = Write("registry.json", content);

        var refused = Assert.ThrowsAny<GcException>(() => FlowSource.AtPath(file));

        Assert.Equal((ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, file), (refused.ErrorId, refused.Kind, refused.Target));
    }

    [Fact]
    public void A_missing_path_is_rejected() =>
        Assert.Equal(ErrorIds.DocumentInvalid, Assert.ThrowsAny<GcException>(() => FlowSource.AtPath(Path.Join(_folder, "nothing"))).ErrorId);

    [Fact]
    public async Task An_empty_folder_has_no_flows() =>
        Assert.Empty(await FlowSource.AtPath(_folder).ListAsync(CancellationToken.None));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<JsonElement?> FindAsync(FlowSource source, string id) => source.FindAsync(new FlowId(id), CancellationToken.None);

    private string Write(string name, string content)
    {
        var path = Path.Join(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
