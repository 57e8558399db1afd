using Xunit;

namespace GenesysArchitect.Conventions;

/// <summary>The introductory documentation is complete.</summary>
public sealed class DocumentationConventions
{
    [Fact]
    public void The_readme_names_every_cmdlet()
    {
        var readme = Product.ReadFile("README.md");
        Assert.All(Product.CmdletTypes.Select(Product.NameOf), name => Assert.Contains(name, readme, StringComparison.Ordinal));
    }
}
