using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Engine.Tests.Submitting;

/// <summary>A submission whose answer was lost: it is looked for, and never made twice.</summary>
public class LostReplyTests
{
    public static TheoryData<FaultRule> LostAfterActing => new()
    {
        new FaultRule { Fault = Fault.CutAfterActing },
        new FaultRule { Fault = Fault.TruncatedBody },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 500, ActFirst = true },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 503, ActFirst = true },
        new FaultRule { Fault = Fault.HtmlPage, Status = 502, ActFirst = true },
        new FaultRule { Fault = Fault.HtmlPage, Status = 200, ActFirst = true },
        new FaultRule { Fault = Fault.EmptyBody, Status = 504, ActFirst = true },
        new FaultRule { Fault = Fault.EmptyBody, Status = 201, ActFirst = true },
    };

    [Theory]
    [MemberData(nameof(LostAfterActing))]
    public async Task A_submission_whose_reply_was_lost_is_found_and_adopted(FaultRule fault)
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(fault with { Method = "POST", Path = TestOrganisation.Submissions, Times = 1 });

        var result = await organisation.DeployOneAsync(TestOrganisation.Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Single(organisation.Submitted);
        Assert.Contains(organisation.Observer.Warnings, warning => warning.Contains("was lost; deployment 'dep-0001'", StringComparison.Ordinal));
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(result.Output).DeploymentId);
        Assert.Contains(organisation.Observer.Events.OfType<StepCheckpoint>(), point => point.Name == "submitted" && point.Facts["deploymentId"] == "dep-0001");
    }

    [Fact]
    public async Task The_organisation_level_adopts_what_it_lost_as_well()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add("POST", TestOrganisation.Submissions, Fault.TruncatedBody, times: 1);

        var result = await organisation.DeployOneAsync(TestOrganisation.Bundle() with { Api = BundleApi.Organization });

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Single(organisation.Submitted);
    }

    [Fact]
    public async Task A_submission_that_was_cut_before_it_acted_is_sent_again()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add("POST", TestOrganisation.Submissions, Fault.CutBeforeActing, times: 2);

        var result = await organisation.DeployOneAsync(TestOrganisation.Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal(3, organisation.Submitted.Count);
        Assert.Equal(1, organisation.Sandbox.Facts.SubmissionsByBundle["northwind-ivr"]);
    }

    [Fact]
    public async Task One_that_was_accepted_and_does_not_show_is_ambiguous_and_never_sent_again()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.EmptyBody, Status = 201 });

        var result = await organisation.DeployOneAsync(TestOrganisation.Bundle());

        AssertAmbiguous(result, organisation);
    }

    [Fact]
    public async Task A_gateways_page_instead_of_an_answer_is_no_acceptance_whatever_its_status()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.HtmlPage, Status = 200, Times = 1 });

        var result = await organisation.DeployOneAsync(TestOrganisation.Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal(2, organisation.Submitted.Count);
        Assert.Equal(1, organisation.Sandbox.Facts.SubmissionsByBundle["northwind-ivr"]);
    }

    [Fact]
    public async Task Two_deployments_of_the_same_bundle_that_appear_meanwhile_make_it_ambiguous()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.CutAfterActing, Times = 1, Delay = TimeSpan.FromMilliseconds(600), ActFirst = true });
        organisation.Time.Freeze();
        var deploying = organisation.DeployOneAsync(TestOrganisation.Bundle());
        await Patience.UntilAsync(() => organisation.Submitted.Count == 1);
        organisation.Sandbox.Organization.Deployments.AddForeign("northwind-ivr", TimeSpan.FromSeconds(5));
        organisation.Time.Thaw();

        var result = await deploying;

        AssertAmbiguous(result, organisation);
        Assert.Contains("dep-0001", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("dep-0002", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_deployments_of_other_bundles_are_not_mistaken_for_it()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.CutBeforeActing, Times = 1, Delay = TimeSpan.FromMilliseconds(600) });
        organisation.Time.Freeze();
        var deploying = organisation.DeployOneAsync(TestOrganisation.Bundle());
        await Patience.UntilAsync(() => organisation.Submitted.Count == 1);
        organisation.Sandbox.Organization.Deployments.AddForeign("holiday-hours", TimeSpan.FromSeconds(5));
        organisation.Time.Thaw();

        var result = await deploying;

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal("dep-0002", Assert.IsType<GcBundleDeployment>(result.Output).DeploymentId);
    }

    [Fact]
    public async Task When_the_list_is_forbidden_a_lost_reply_is_ambiguous()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add("POST", TestOrganisation.Submissions, Fault.CutAfterActing, times: 1);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = TestOrganisation.List, Fault = Fault.ErrorStatus, Status = 403, Nth = 3, Times = int.MaxValue });

        var result = await organisation.DeployOneAsync(TestOrganisation.Bundle());

        AssertAmbiguous(result, organisation);
        Assert.Contains("403", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_hangs_until_its_time_out_is_found_when_it_acted_and_ambiguous_when_it_did_not()
    {
        var impatient = TestOrganisation.Brisk with { AttemptTimeout = TimeSpan.FromSeconds(1) };
        await using var acting = await TestOrganisation.StartAsync(transport: impatient);
        acting.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.CutAfterActing, Delay = TimeSpan.FromSeconds(20), ActFirst = true, Times = 1 });
        await using var idle = await TestOrganisation.StartAsync(transport: impatient);
        idle.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.CutBeforeActing, Delay = TimeSpan.FromSeconds(20) });

        var results = await Task.WhenAll(acting.DeployOneAsync(TestOrganisation.Bundle()), idle.DeployOneAsync(TestOrganisation.Bundle()));

        Assert.Equal(StepStatus.Succeeded, results[0].Status);
        Assert.Single(acting.Submitted);
        AssertAmbiguous(results[1], idle);
    }

    [Fact]
    public async Task Deployments_of_one_bundle_to_many_environments_are_told_apart_when_replies_are_lost()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { JobDuration = TimeSpan.FromMilliseconds(20) });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.Submissions, Fault = Fault.CutAfterActing, Nth = 2, Times = 3 });
        string[] environments = ["dev", "test", "staging", "prod", "extra"];

        var result = await organisation.DeployAsync([.. environments.Select(environment => TestOrganisation.Bundle(environment))]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        foreach (var step in result.Steps)
        {
            var told = Assert.IsType<GcBundleDeployment>(step.Output);
            Assert.Equal([told.Environment!], organisation.Sandbox.Organization.Deployments.Find(told.DeploymentId!)!.Targets);
        }

        Assert.Equal(environments.Length, organisation.Submitted.Count);
    }

    private static void AssertAmbiguous(StepResult result, TestOrganisation organisation)
    {
        Assert.Equal(StepStatus.Failed, result.Status);
        Assert.Equal(ErrorIds.SubmissionAmbiguous, result.Error?.ErrorId);
        Assert.NotNull(result.Error!.Advice());
        Assert.Single(organisation.Submitted);
    }
}
