using GenesysArchitect.Engine.Errors;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganisation;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>A bundle of another schema than the organisation's is not submitted.</summary>
public class SchemaVersionTests
{
    [Theory]
    [InlineData("2.0")]
    [InlineData("2.0.0")]
    [InlineData("2")]
    [InlineData("2.1.0")]
    [InlineData("2.1")]
    public async Task The_organisations_version_and_that_of_the_validation_will_do(string version)
    {
        await using var organisation = await StartAsync();

        Assert.Null((await organisation.PlanOneAsync(Bundle() with { SchemaVersion = version })).Blocked);
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("2.0.1")]
    [InlineData("20")]
    [InlineData("0.2")]
    [InlineData("2.0-beta")]
    [InlineData("")]
    public async Task Another_version_is_bad_input_that_names_both(string version)
    {
        await using var organisation = await StartAsync();

        var blocked = await organisation.BlockedAsync(Bundle() with { SchemaVersion = version }, ErrorIds.SchemaMismatch);

        Assert.Contains($"version {version} is expected", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("has 2.0 and checks bundles against 2.1.0", blocked.Message, StringComparison.Ordinal);
        Assert.Single(organisation.Requests.Of("GET", Schema));
    }

    [Fact]
    public async Task Without_an_expectation_the_schema_is_not_asked_for()
    {
        await using var organisation = await StartAsync();

        await organisation.PlanOneAsync(Bundle());

        Assert.Empty(organisation.Requests.Of("GET", Schema));
    }
}
