using GenesysArchitect.Engine.Manifests;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>The files that are read, and their order.</summary>
public sealed class PathTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_its_own_files_in_the_order_of_their_names()
    {
        _folder.With("b.yml", Flow("b")).With("a.yaml", Flow("a")).With("B.yaml", Flow("big")).With("c.json", """{"apiVersion":"genesysarchitect/v1","kind":"Flow","metadata":{"name":"c"},"spec":{"id":"c"}}""")
            .With("notes.txt", "none").With(".hidden.yaml", "none").With("sub/d.yaml", Flow("d"));

        Assert.Equal(["big", "a", "b", "c"], NamesOf(_folder.Read()));
    }

    [Theory]
    [InlineData("*.yaml", "a", "b")]
    [InlineData("?.yaml", "a")]
    [InlineData("**", "a", "b", "c", "d")]
    [InlineData("**/*.yaml", "a", "b", "c", "d")]
    [InlineData("sub/**/*.yaml", "c", "d")]
    [InlineData("s*/*.yaml", "c")]
    public void Wildcards_find_files(string pattern, params string[] names)
    {
        _folder.With("a.yaml", Flow("a")).With("bb.yaml", Flow("b")).With("sub/c.yaml", Flow("c")).With("sub/deep/d.yaml", Flow("d")).With(".git/e.yaml", "none").With("sub/.e.yaml", "none");

        Assert.Equal(names, NamesOf(_folder.Read(pattern)));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_read_once()
    {
        _folder.With("a.yaml", Flow("a")).With("b.yaml", Flow("b"));

        Assert.Equal(["b", "a"], NamesOf(_folder.Read("b.yaml", ".", "*.yaml", "./b.yaml")));
    }

    [Fact]
    public void A_values_file_is_not_read_as_a_manifest()
    {
        _folder.With("a.yaml", Flow("a", "name: '${var:name}'")).With("values.yaml", "name: Main");

        Assert.Empty(Read(_folder.Options() with { ValuesPaths = [_folder.At("values.yaml")] }).Findings);
    }

    [Fact]
    public void A_path_without_files_is_an_error()
    {
        Directory.CreateDirectory(_folder.At("empty"));
        _folder.With("outer/inner/a.yaml", Flow("a"));

        var findings = _folder.Read("gone.yaml", "*.yml", "empty", "outer").Findings;

        Assert.Equal(
            [
                $"{_folder.At("gone.yaml")}:1:1: no such file or folder.",
                $"{_folder.At("*.yml")}:1:1: no .yaml, .yml or .json file matches.",
                $"{_folder.At("empty")}:1:1: the folder contains no .yaml, .yml or .json file.",
                $"{_folder.At("outer")}:1:1: the folder contains no .yaml, .yml or .json file; to include its subfolders, use '{Path.Combine(_folder.At("outer"), "**")}'.",
            ],
            findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_values_file_that_does_not_exist_is_a_error()
    {
        _folder.With("a.yaml", Flow("a"));

        var finding = Assert.Single(Read(_folder.Options() with { ValuesPaths = [_folder.At("gone.yaml")] }).Findings);

        Assert.StartsWith("the file cannot be read.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_ten_megabytes_is_not_read()
    {
        _folder.With("a.yaml", Flow("a") + new string('#', 10 * 1024 * 1024));

        Assert.Equal("the file has 10.1 MB; the maximum is 10 MB.", Assert.Single(_folder.Read().Findings).Message);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_leaves_the_others()
    {
        _folder.With("b.yaml", Flow("b", "nam: B"));
        File.WriteAllBytes(_folder.At("a.yaml"), [0xFF, 0xFE, 0x61, 0]);

        Assert.Equal(["the file is UTF-16; save it as UTF-8.", "unknown property 'nam' in the spec of a Flow; did you mean 'name'?"], _folder.Read().Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void Files_are_named_as_they_were_given()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.With("a.yaml", "kind: Flow\n").At("a.yaml"));

        Assert.All(ManifestReader.Read(new ManifestOptions { Paths = [relative] }).Findings, finding => Assert.Equal(relative, finding.File));
    }

    private static IEnumerable<string> NamesOf(Manifest manifest)
    {
        Assert.Empty(manifest.Findings);
        return manifest.Entries.Select(entry => entry.Name);
    }
}
