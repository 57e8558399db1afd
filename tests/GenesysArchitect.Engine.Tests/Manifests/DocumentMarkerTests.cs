using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>A file may hold several documents, each with its own errors.</summary>
public sealed class DocumentMarkerTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Documents_are_split_only_at_their_markers()
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [Path.Combine(AppContext.BaseDirectory, "Manifests", "Valid", "markers.yaml")] });

        Assert.Empty(manifest.Findings);
        Assert.Equal([("first", 4), ("second", 19), ("third", 26)], manifest.Entries.Select(entry => (entry.Name, entry.Line)));
        var block = Assert.IsType<Flow>(manifest.Desired[0]).Definition.GetProperty("blocks")[0];
        Assert.Equal(("---\nnot a marker\n", " --- nor this"), (block.GetProperty("prompt").GetString(), block.GetProperty("other").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n")]
    [InlineData("# nothing\n---\n# nothing\n...\n---\n")]
    public void Documents_with_only_comments_are_ignored(string around)
    {
        _folder.With("a.yaml", around + ManifestFolder.Flow("a") + around);

        Assert.Single(_folder.Read().Desired);
    }

    [Fact]
    public void Every_document_is_checked_whatever_is_wrong_with_the_others()
    {
        _folder.With("a.yaml", "kind: [\n---\n" + ManifestFolder.Flow("a", "nam: A") + "---\na: 'b\n---\n\tx: y\n").With("b.yaml", ManifestFolder.Flow("b", "name: []"));

        var findings = _folder.Read().Findings;

        Assert.Equal(["a.yaml:2", "a.yaml:7", "a.yaml:10", "a.yaml:12", "b.yaml:5"], findings.Select(finding => $"{Path.GetFileName(finding.File)}:{finding.Line}"));
    }

    [Fact]
    public void All_errors_are_in_the_error_each_with_its_line_and_a_caret()
    {
        _folder.With("a.yaml", "kind: Flow\nmetadata: {name: a}\nspec: {id: a, nam: A}\n");

        var error = Assert.Throws<ManifestInvalidException>(_folder.Read().RequireValid);

        Assert.Equal(Errors.ErrorIds.ManifestInvalid, error.ErrorId);
        Assert.Equal(2, error.Findings.Count);
        Assert.Equal(
            $$"""
            The manifests have 2 errors:
            {{_folder.At("a.yaml")}}:1:1: a manifest must have 'apiVersion'.
                 1 | kind: Flow
                   | ^
            {{_folder.At("a.yaml")}}:3:15: unknown property 'nam' in the spec of a Flow; did you mean 'name'?
                 3 | spec: {id: a, nam: A}
                   |               ^
            """,
            error.Message,
            ignoreLineEndingDifferences: true);
        Assert.Equal("name", error.Findings[1].Suggestion);
    }
}
