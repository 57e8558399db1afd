using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganisation;

namespace GenesysArchitect.Engine.Tests.Slots;

/// <summary>An organisation has three slots for active deployments, and they belong to everybody.</summary>
public class SlotTests
{
    private static SandboxOptions Full { get; } = Quick with { ForeignDeployments = ["holiday-hours", "returns-desk", "digital-channels"] };

    [Fact]
    public async Task With_all_slots_taken_it_waits_says_for_whom_and_goes_on_when_one_ends()
    {
        await using var organisation = await StartAsync(Full);
        organisation.Time.Freeze();
        var deploying = organisation.DeployOneAsync(Bundle());

        var waiting = await organisation.Observer.WaitForAsync<StepProgressed>(progress => progress.Phase.Name == "waiting for a slot");
        Assert.Contains("dep-0001 (bundle holiday-hours, IN_PROGRESS)", waiting.Message, StringComparison.Ordinal);
        Assert.Contains("dep-0002", waiting.Message, StringComparison.Ordinal);
        Assert.Contains("dep-0003", waiting.Message, StringComparison.Ordinal);
        Assert.Empty(organisation.Submitted);

        await organisation.Engine.Bundles.StopAsync(new DeploymentKey("dep-0002"), CancellationToken.None);
        organisation.Time.Thaw();
        var result = await deploying;

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Single(organisation.Submitted);
        Assert.Equal(3, organisation.Sandbox.Facts.MaxActiveDeployments);
    }

    [Fact]
    public async Task Without_queueing_a_full_organisation_is_an_error_at_once_and_nothing_is_submitted()
    {
        await using var organisation = await StartAsync(Full);

        var result = await organisation.DeployOneAsync(Bundle() with { Queue = false });

        Assert.Equal(StepStatus.Failed, result.Status);
        Assert.Equal(ErrorIds.LimitReached, result.Error?.ErrorId);
        Assert.Contains("dep-0003", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was submitted", result.Error.Message, StringComparison.Ordinal);
        Assert.Empty(organisation.Submitted);
    }

    [Fact]
    public async Task A_slot_is_waited_for_as_long_as_was_asked_for_and_no_longer()
    {
        await using var organisation = await StartAsync(Full);

        var run = await organisation.DeployAsync(
            Bundle("dev") with { SlotTimeout = TimeSpan.FromSeconds(2) },
            Bundle("test") with { SlotTimeout = TimeSpan.FromSeconds(1) },
            Bundle("prod") with { SlotTimeout = TimeSpan.Zero });

        Assert.InRange(organisation.Time.Passed.TotalSeconds, 2, 2.05);
        Assert.All(run.Steps, step => Assert.Equal(ErrorIds.LimitReached, step.Error?.ErrorId));
        Assert.Contains("within 2 s", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Empty(organisation.Submitted);
    }

    [Fact]
    public async Task A_slot_may_be_waited_for_without_an_end()
    {
        await using var organisation = await StartAsync(Quick);

        var run = await organisation.DeployAsync(
            Bundle("dev") with { SlotTimeout = TimeSpan.MaxValue, Timeout = TimeSpan.MaxValue },
            Bundle("test") with { SlotTimeout = Timeout.InfiniteTimeSpan });

        Assert.All(run.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
    }

    [Fact]
    public async Task A_slot_lost_to_somebody_else_between_counting_and_submitting_is_waited_for_again()
    {
        await using var organisation = await StartAsync(Quick with { ForeignDeployments = ["holiday-hours", "returns-desk"] });
        var raced = false;
        organisation.Requests.Answered += request =>
        {
            if (!raced && request.Path == List && request.Query.Contains("size=100", StringComparison.Ordinal))
            {
                raced = true;
                organisation.Sandbox.Organization.Deployments.AddForeign("digital-channels", TimeSpan.FromSeconds(2.5));
            }
        };

        var result = await organisation.DeployOneAsync(Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal(409, organisation.Submitted[0].Status);
        Assert.Equal(1, organisation.Sandbox.Facts.SubmissionsByBundle["northwind-ivr"]);
        Assert.InRange(organisation.Submitted.Count, 2, 3);
    }

    [Fact]
    public async Task A_conflict_that_is_not_about_the_limit_is_an_error()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.ErrorStatus, Status = 409 });

        var result = await organisation.DeployOneAsync(Bundle());

        Assert.Equal(ErrorIds.Conflict, result.Error?.ErrorId);
        Assert.Single(organisation.Submitted);
    }

    [Fact]
    public async Task Many_environments_side_by_side_use_all_three_slots_and_never_a_fourth()
    {
        await using var organisation = await StartAsync(Quick with { JobDuration = TimeSpan.FromSeconds(2) });

        var run = await organisation.DeployAsync([.. Enumerable.Range(1, 9).Select(number => Bundle($"env-{number}"))]);

        Assert.All(run.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(3, organisation.Sandbox.Facts.MaxActiveDeployments);
        Assert.Equal(9, organisation.Submitted.Count);

        // Three times two seconds, and the time it takes to see each end; one by one it would be eighteen.
        Assert.InRange(run.Duration.TotalSeconds, 6, 17);
    }

    [Fact]
    public async Task Those_who_wait_leave_the_asking_to_one_of_them()
    {
        await using var organisation = await StartAsync(Full);
        await organisation.DeployAsync([.. Enumerable.Range(1, 20).Select(number => Bundle($"env-{number}") with { SlotTimeout = TimeSpan.FromSeconds(3) })]);

        Assert.InRange(organisation.Requests.Of("GET", List).Count, 2, 40);
    }

    [Fact]
    public async Task Two_engines_over_one_connection_share_the_slots()
    {
        await using var organisation = await StartAsync(Quick with { JobDuration = TimeSpan.FromSeconds(1) });
        var others = Enumerable.Range(0, 6).Select(async number =>
        {
            var engine = new DeploymentEngine(organisation.Connection);
            var plan = await engine.PlanAsync([Bundle($"env-{number}")], CancellationToken.None);
            return await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);
        });

        var runs = await Task.WhenAll(others);

        Assert.All(runs, run => Assert.Equal(StepStatus.Succeeded, run.Steps[0].Status));
        Assert.Equal(3, organisation.Sandbox.Facts.MaxActiveDeployments);
        Assert.All(organisation.Submitted, request => Assert.NotEqual(409, request.Status));
    }
}
