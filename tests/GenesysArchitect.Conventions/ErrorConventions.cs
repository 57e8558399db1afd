using System.Reflection;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Errors;
using Xunit;

namespace GenesysArchitect.Conventions;

/// <summary>Error ids are a contract, since scripts depend on them.</summary>
public sealed partial class ErrorConventions
{
    private static IEnumerable<string> Ids =>
        typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!);

    [Fact]
    public void Every_id_is_well_formed_and_unique()
    {
        Assert.All(Ids, id => Assert.Matches(@"^Gc\.[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+$", id));
        Assert.Equal(Ids.Count(), Ids.Distinct().Count());
    }

    [Fact]
    public void The_documentation_lists_exactly_the_ids()
    {
        var listed = ListedId().Matches(Product.ReadFile("docs/errors.md")).Select(match => match.Groups[1].Value);
        Assert.Equal(Ids.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(Gc\.[A-Za-z.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex ListedId();
}
