using GenesysArchitect.Engine.Errors;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>A bundle with another schema version than the organization's is not submitted.</summary>
public class SchemaVersionTests
{
    [Theory]
    [InlineData("2.0")]
    [InlineData("2.0.0")]
    [InlineData("2")]
    [InlineData("2.1.0")]
    [InlineData("2.1")]
    public async Task The_organizations_version_and_that_of_the_validation_will_do(string version)
    {
        await using var organization = await StartAsync();

        Assert.Null((await organization.PlanOneAsync(Bundle() with { SchemaVersion = version })).Blocked);
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
        await using var organization = await StartAsync();

        var blocked = await organization.BlockedAsync(Bundle() with { SchemaVersion = version }, ErrorIds.SchemaMismatch);

        Assert.Contains($"version {version} is expected", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("has 2.0 and checks bundles against 2.1.0", blocked.Message, StringComparison.Ordinal);
        Assert.Single(organization.Requests.Of("GET", Schema));
    }

    [Fact]
    public async Task Without_an_expected_version_the_schema_is_not_read()
    {
        await using var organization = await StartAsync();

        await organization.PlanOneAsync(Bundle());

        Assert.Empty(organization.Requests.Of("GET", Schema));
    }
}
