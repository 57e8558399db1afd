using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganisation;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>A bundle can be validated without anything being applied.</summary>
public class ValidateOnlyTests
{
    [Fact]
    public async Task On_the_bundle_level_nothing_is_submitted()
    {
        await using var organisation = await StartAsync();

        var run = await organisation.DeployAsync(Bundle() with { ValidateOnly = true });

        var step = Assert.Single(run.Steps);
        Assert.Equal((StepStatus.NoChange, ExitCode.Done), (step.Status, run.ExitCode));
        var told = Assert.IsType<GcBundleDeployment>(step.Output);
        Assert.Equal((DeploymentStatus.Validated, "VALIDATED"), (told.Status, told.Status.Value));
        Assert.Null(told.DeploymentId);
        organisation.AssertNothingChanged();
    }

    [Fact]
    public async Task On_the_organisation_level_it_is_submitted_to_be_validated_alone()
    {
        await using var organisation = await StartAsync();

        var result = await organisation.DeployOneAsync(Bundle() with { ValidateOnly = true, Api = BundleApi.Organization });

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Contains("\"validateOnly\":true", Assert.Single(organisation.Submitted).Body, StringComparison.Ordinal);
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(result.Output).DeploymentId);
    }

    [Theory]
    [InlineData(BundleApi.Bundle)]
    [InlineData(BundleApi.Organization)]
    public async Task What_is_wrong_with_it_is_bad_input(BundleApi api)
    {
        await using var organisation = await StartAsync(Checked.Finding(errors: ["No such queue."]));

        await organisation.BlockedAsync(Bundle() with { ValidateOnly = true, Api = api }, ErrorIds.ValidationFailed);
    }

    [Fact]
    public async Task The_plan_says_whether_it_would_change_anything()
    {
        await using var organisation = await StartAsync();

        Assert.Equal(ChangeKind.NoChange, (await organisation.PlanOneAsync(Bundle() with { ValidateOnly = true })).Change);
        Assert.Equal(ChangeKind.Deploy, (await organisation.PlanOneAsync(Bundle() with { ValidateOnly = true, Api = BundleApi.Organization })).Change);
        Assert.Equal(ChangeKind.Deploy, (await organisation.PlanOneAsync(Bundle())).Change);
        organisation.AssertNothingChanged();
    }
}
