using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>Values of <c>${secret:NAME}</c> are in the desired state, and nowhere in output or files.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_secret_is_in_the_desired_state_and_not_in_the_documents()
    {
        _folder.With("a.yaml", Flow("a", "blocks: [{id: x, key: 'Bearer ${secret:TOKEN}'}]"));

        var manifest = _folder.Read();

        Assert.Contains(Secret, Assert.IsType<Flow>(Assert.Single(manifest.Desired)).Definition.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Assert.Single(manifest.Documents).ToString(), StringComparison.Ordinal);
        Assert.Equal(Secret, Assert.Single(manifest.Secrets).Reveal());
        Assert.Equal("***", Assert.Single(manifest.Secrets).ToString());
    }

    [Theory]
    [InlineData("name: x, lifecycleState: '${secret:TOKEN}'")]
    [InlineData("blocks: [{id: '${secret:TOKEN}'}, {id: '${secret:TOKEN}'}]")]
    [InlineData("references: ['${secret:TOKEN}', 5]")]
    [InlineData("lifecycleState: '${var:hidden}'")]
    public void A_secret_is_never_quoted(string spec)
    {
        _folder.With("a.yaml", Flow("a", spec)).With("v/values.yaml", "hidden: '${secret:TOKEN}'");

        var manifest = Read(_folder.Options() with { ValuesPaths = [_folder.At("v/values.yaml")] });

        Assert.NotEmpty(manifest.Findings);
        Assert.DoesNotContain(Secret, Assert.Throws<ManifestInvalidException>(manifest.RequireValid).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_too_long_to_quote_is_not_quoted_in_part()
    {
        var secret = string.Concat(Enumerable.Repeat("0123456789", 20));
        _folder.With("a.yaml", Of("BotVersion", "bot", "botId: a, versionId: 1, timeout: '${secret:LONG}'"));

        var finding = Assert.Single(Read(_folder.Options() with { Environment = _ => secret }).Findings);

        Assert.DoesNotContain("0123456789", finding.Message, StringComparison.Ordinal);
    }
}
