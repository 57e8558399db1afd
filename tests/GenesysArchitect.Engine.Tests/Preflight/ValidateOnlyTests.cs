using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>A bundle can be validated without anything being applied.</summary>
public class ValidateOnlyTests
{
    [Fact]
    public async Task On_the_bundle_level_nothing_is_submitted()
    {
        await using var organization = await StartAsync();

        var run = await organization.DeployAsync(Bundle() with { ValidateOnly = true });

        var step = Assert.Single(run.Steps);
        Assert.Equal((StepStatus.NoChange, ExitCode.Done), (step.Status, run.ExitCode));
        var reported = Assert.IsType<GcBundleDeployment>(step.Output);
        Assert.Equal((DeploymentStatus.Validated, "VALIDATED"), (reported.Status, reported.Status.Value));
        Assert.Null(reported.DeploymentId);
        organization.AssertNothingChanged();
    }

    [Fact]
    public async Task On_the_organization_level_it_is_submitted_to_be_validated_alone()
    {
        await using var organization = await StartAsync();

        var result = await organization.DeployOneAsync(Bundle() with { ValidateOnly = true, Api = BundleApi.Organization });

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Contains("\"validateOnly\":true", Assert.Single(organization.Submitted).Body, StringComparison.Ordinal);
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(result.Output).DeploymentId);
    }

    [Theory]
    [InlineData(BundleApi.Bundle)]
    [InlineData(BundleApi.Organization)]
    public async Task A_validation_error_is_invalid_input(BundleApi api)
    {
        await using var organization = await StartAsync(Checked.Finding(errors: ["No such queue."]));

        await organization.BlockedAsync(Bundle() with { ValidateOnly = true, Api = api }, ErrorIds.ValidationFailed);
    }

    [Fact]
    public async Task The_plan_says_whether_it_would_change_anything()
    {
        await using var organization = await StartAsync();

        Assert.Equal(ChangeKind.NoChange, (await organization.PlanOneAsync(Bundle() with { ValidateOnly = true })).Change);
        Assert.Equal(ChangeKind.Deploy, (await organization.PlanOneAsync(Bundle() with { ValidateOnly = true, Api = BundleApi.Organization })).Change);
        Assert.Equal(ChangeKind.Deploy, (await organization.PlanOneAsync(Bundle())).Change);
        organization.AssertNothingChanged();
    }
}
