using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>An error of one deployment blocks only that one; a connection failure blocks all, and is reported once.</summary>
public class PlanningTests
{
    [Fact]
    public async Task A_bundle_that_is_not_known_is_blocked_and_the_others_are_deployed()
    {
        await using var organization = await StartAsync(Quick with { AcceptAnyBundle = false });

        var run = await organization.DeployAsync(Bundle("dev"), Bundle("test", "no-such-bundle"), Bundle("prod"));

        Assert.Equal([StepStatus.Succeeded, StepStatus.Blocked, StepStatus.Succeeded], run.Steps.Select(step => step.Status));
        Assert.Equal((ErrorIds.NotFound, "no-such-bundle"), (run.Steps[1].Error?.ErrorId, run.Steps[1].Error?.Target));
        Assert.Equal(2, organization.Submitted.Count);
    }

    [Fact]
    public async Task An_environment_that_is_not_known_is_blocked_as_well()
    {
        await using var organization = await StartAsync(Quick with { AcceptAnyEnvironment = false });

        var run = await organization.DeployAsync(Bundle("nowhere"), Bundle("dev"));

        Assert.Equal([StepStatus.Blocked, StepStatus.Succeeded], run.Steps.Select(step => step.Status));
        Assert.Contains("nowhere", run.Steps[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_level_API_without_validation_validates_at_the_submission()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Validations, Fault = Fault.ErrorStatus, Status = 404 });

        Assert.Equal(StepStatus.Succeeded, (await organization.DeployOneAsync(Bundle() with { Api = BundleApi.Organization })).Status);
        Assert.Equal(StepStatus.Blocked, (await organization.DeployOneAsync(Bundle())).Status);
        Assert.Single(organization.Submitted);
    }

    [Fact]
    public async Task Credentials_that_are_refused_are_one_error_and_no_plan()
    {
        await using var organization = await StartAsync(with: settings => settings with { Client = new ClientCredentials("sandbox-client", new Secret("wrong")) });

        var refused = await Assert.ThrowsAsync<GcException>(() => organization.DeployAsync([.. Enumerable.Range(0, 20).Select(number => Bundle($"env-{number}"))]));

        Assert.Equal(ErrorIds.CredentialsRefused, refused.ErrorId);
        Assert.True(refused.ConcernsConnection);
        organization.AssertNothingChanged();
    }

    [Fact]
    public async Task Planning_and_asking_change_nothing()
    {
        await using var organization = await StartAsync();

        await organization.Engine.PlanAsync([Bundle("dev") with { SchemaVersion = "2.0" }, Bundle("test") with { Api = BundleApi.Organization }], CancellationToken.None);
        var test = await organization.Engine.Bundles.TestAsync(Bundle("prod"), CancellationToken.None);

        Assert.True(test.Deployable);
        organization.AssertNothingChanged();
    }

    [Fact]
    public async Task A_duplicate_deployment_is_rejected()
    {
        await using var organization = await StartAsync();

        var refused = await Assert.ThrowsAsync<GcException>(() => organization.DeployAsync(Bundle(), Bundle()));

        Assert.Equal((ErrorIds.PlanInvalid, "BundleDeployment/northwind-ivr@test"), (refused.ErrorId, refused.Target));
        Assert.Empty(organization.Requests.ToList());
    }

    [Fact]
    public async Task Options_that_the_chosen_API_does_not_support_are_noted()
    {
        await using var organization = await StartAsync();
        var config = Json("{}");

        var bundle = await organization.PlanOneAsync(Bundle() with { WebhookUri = new Uri("https://hook.example/"), Overwrite = true });
        var atOrganization = await organization.PlanOneAsync(Bundle() with { Api = BundleApi.Organization, TargetConfig = config, WebhookUri = new Uri("https://hook.example/"), Overwrite = true });
        var plain = await organization.PlanOneAsync(Bundle() with { TargetConfig = config });

        Assert.Collection(
            bundle.Notes,
            note => Assert.Contains("webhook", note, StringComparison.Ordinal),
            note => Assert.Contains("overwrite", note, StringComparison.Ordinal));
        Assert.Contains("accepts no configuration", Assert.Single(atOrganization.Notes), StringComparison.Ordinal);
        Assert.Empty(plain.Notes);
        Assert.All(new[] { bundle, atOrganization, plain }, step => Assert.Null(step.Blocked));
    }
}
