using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A version is published once, even if the response to the request is lost.</summary>
public class LostPublishTests
{
    public static TheoryData<FaultRule, int> LostAfterActing => new()
    {
        { new FaultRule { Fault = Fault.CutAfterActing }, 1 },
        { new FaultRule { Fault = Fault.CutAfterActing, ClosesInOrder = true }, 1 },
        { new FaultRule { Fault = Fault.ErrorStatus, Status = 500, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.ErrorStatus, Status = 502, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.ErrorStatus, Status = 503, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.EmptyBody, Status = 504, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.HtmlPage, Status = 502, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.HtmlPage, Status = 200, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.ErrorStatus, Status = 409, ActFirst = true }, 1 },
        { new FaultRule { Fault = Fault.OversizedBody, BodyBytes = 2 * 1024 * 1024 }, 1 },

        // The status shows that it was accepted.
        { new FaultRule { Fault = Fault.TruncatedBody }, 0 },
        { new FaultRule { Fault = Fault.TruncatedBody, ClosesInOrder = true }, 0 },
        { new FaultRule { Fault = Fault.EmptyBody, Status = 200, ActFirst = true }, 0 },
        { new FaultRule { Fault = Fault.EmptyBody, Status = 202, ActFirst = true }, 0 },
    };

    public static TheoryData<FaultRule> LostBeforeActing => new()
    {
        new FaultRule { Fault = Fault.CutBeforeActing },
        new FaultRule { Fault = Fault.CutBeforeActing, ClosesInOrder = true },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 500 },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 502 },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 503 },
        new FaultRule { Fault = Fault.HtmlPage, Status = 502 },
        new FaultRule { Fault = Fault.HtmlPage, Status = 200 },
        new FaultRule { Fault = Fault.EmptyBody, Status = 504 },
    };

    public static TheoryData<FaultRule> Throttled => new()
    {
        new FaultRule { Fault = Fault.ThrottleSeconds, RetryAfter = TimeSpan.FromSeconds(1) },
        new FaultRule { Fault = Fault.ThrottleDate, RetryAfter = TimeSpan.Zero },
        new FaultRule { Fault = Fault.ThrottleWithoutHeader },
    };

    [Theory]
    [MemberData(nameof(LostAfterActing))]
    public async Task A_publishing_that_started_although_its_response_was_lost_is_followed_and_not_requested_again(FaultRule fault, int failedAskings)
    {
        await using var organization = await StartAsync(fault with { Times = 1 });

        var step = await organization.PublishAsync(DesiredResource());

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Single(organization.Asked());
        Assert.Equal(1, organization.Acted("2.0"));
        Assert.Equal(failedAskings, organization.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
        Assert.DoesNotContain("publish_trigger_failed", organization.Observer.Checkpoints());
    }

    [Theory]
    [MemberData(nameof(LostBeforeActing))]
    public async Task A_publishing_that_did_not_start_is_requested_again_and_starts_once(FaultRule fault)
    {
        await using var organization = await StartAsync(fault with { Times = 2 });

        var step = await organization.PublishAsync(DesiredResource() with { MaxRetries = 2 });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(3, organization.Asked().Count);
        Assert.Equal(1, organization.Acted("2.0"));
        Assert.Equal(2, organization.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
        Assert.Equal(1, organization.Observer.Checkpoints().Count(name => name == "publish_triggered"));
    }

    [Theory]
    [MemberData(nameof(Throttled))]
    public async Task A_rate_limited_request_waits_and_does_not_count_as_a_retry(FaultRule fault)
    {
        await using var organization = await StartAsync(fault with { Times = 3 });

        var step = await organization.PublishAsync(DesiredResource() with { MaxRetries = 0 });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal((4, 1), (organization.Asked().Count, organization.Acted("2.0")));
        Assert.DoesNotContain("publish_trigger_error", organization.Observer.Checkpoints());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_request_is_retried_up_to_the_limit_and_then_fails(int retries)
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutBeforeActing });

        var run = await organization.RunAsync(DesiredResource() with { MaxRetries = retries });

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.AnswerLost);
        Assert.Equal(retries + 1, organization.Asked().Count);
        Assert.Equal(retries + 1, organization.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
        Assert.Equal(ErrorIds.AnswerLost, organization.Observer.Checkpoint("publish_trigger_failed").Facts["error"]);
        Assert.DoesNotContain("publish_triggered", organization.Observer.Checkpoints());
        Assert.Equal(0, organization.Acted("2.0"));
    }

    [Fact]
    public async Task A_publishing_is_found_even_if_the_last_response_was_lost()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });

        var step = await organization.PublishAsync(DesiredResource() with { MaxRetries = 0 });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal((1, 1), (organization.Asked().Count, organization.Acted("2.0")));
    }

    [Fact]
    public async Task A_publishing_that_ended_before_the_check_is_not_requested_again()
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { JobDuration = TimeSpan.Zero });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing });
        organization.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", Sandbox.World.Bots.PublishOutcome.Failed);

        var step = await organization.PublishAsync(DesiredResource() with { RollbackOnFailure = false });

        step.AssertEnded(StepStatus.Failed, ErrorIds.BotPublishFailed);
        Assert.Equal((1, 1), (organization.Asked().Count, organization.Acted("2.0")));
    }

    [Fact]
    public async Task If_the_start_cannot_be_checked_it_is_unknown_and_not_requested_again()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.ErrorStatus, Status = 403, Nth = 2, Times = int.MaxValue });

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.Failed, ExitCode.RollbackFailed, ErrorIds.BotPublishAmbiguous);
        Assert.Contains("403", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Single(organization.Asked());
        Assert.Equal(ErrorIds.BotPublishAmbiguous, organization.Observer.Checkpoint("publish_trigger_failed").Facts["error"]);
    }

    [Theory]
    [InlineData(true, StepStatus.Succeeded, null)]
    [InlineData(false, StepStatus.Failed, ErrorIds.BotPublishAmbiguous)]
    public async Task A_request_without_a_response_is_followed_if_it_started_and_otherwise_unknown(bool acts, StepStatus status, string? errorId)
    {
        await using var organization = await TestOrganization.StartAsync(transport: TestOrganization.Brisk with { AttemptTimeout = TimeSpan.FromSeconds(10) });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing, Delay = TimeSpan.FromSeconds(30), ActFirst = acts });

        var step = await organization.PublishAsync(DesiredResource());

        step.AssertEnded(status, errorId);
        Assert.Single(organization.Asked());
        Assert.Equal(acts ? 1 : 0, organization.Acted("2.0"));
    }

    private static async Task<TestOrganization> StartAsync(FaultRule fault)
    {
        var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { JobDuration = TimeSpan.FromMilliseconds(80) }, TestOrganization.Brisk with { MaxBodySize = 1024 * 1024 });
        organization.Sandbox.Rules.Add(fault with { Method = "POST", Path = Publishes });
        return organization;
    }
}
