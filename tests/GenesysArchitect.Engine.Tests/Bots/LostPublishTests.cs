using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A version is published once, also when the answer to the asking is lost.</summary>
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

        // That it was accepted stands in the status.
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
    public async Task A_publishing_that_began_although_its_answer_was_lost_is_followed_and_not_asked_for_again(FaultRule fault, int failedAskings)
    {
        await using var organisation = await StartAsync(fault with { Times = 1 });

        var step = await organisation.PublishAsync(Wish());

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Single(organisation.Asked());
        Assert.Equal(1, organisation.Acted("2.0"));
        Assert.Equal(failedAskings, organisation.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
        Assert.DoesNotContain("publish_trigger_failed", organisation.Observer.Checkpoints());
    }

    [Theory]
    [MemberData(nameof(LostBeforeActing))]
    public async Task A_publishing_that_did_not_begin_is_asked_for_again_and_begins_once(FaultRule fault)
    {
        await using var organisation = await StartAsync(fault with { Times = 2 });

        var step = await organisation.PublishAsync(Wish() with { MaxRetries = 2 });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(3, organisation.Asked().Count);
        Assert.Equal(1, organisation.Acted("2.0"));
        Assert.Equal(2, organisation.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
        Assert.Equal(1, organisation.Observer.Checkpoints().Count(name => name == "publish_triggered"));
    }

    [Theory]
    [MemberData(nameof(Throttled))]
    public async Task An_asking_that_is_held_back_waits_and_is_not_one_of_the_retries(FaultRule fault)
    {
        await using var organisation = await StartAsync(fault with { Times = 3 });

        var step = await organisation.PublishAsync(Wish() with { MaxRetries = 0 });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal((4, 1), (organisation.Asked().Count, organisation.Acted("2.0")));
        Assert.DoesNotContain("publish_trigger_error", organisation.Observer.Checkpoints());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task It_is_asked_for_again_as_often_as_was_said_and_then_given_up(int retries)
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutBeforeActing });

        var run = await organisation.RunAsync(Wish() with { MaxRetries = retries });

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.AnswerLost);
        Assert.Equal(retries + 1, organisation.Asked().Count);
        Assert.Equal(retries + 1, organisation.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
        Assert.Equal(ErrorIds.AnswerLost, organisation.Observer.Checkpoint("publish_trigger_failed").Facts["error"]);
        Assert.DoesNotContain("publish_triggered", organisation.Observer.Checkpoints());
        Assert.Equal(0, organisation.Acted("2.0"));
    }

    [Fact]
    public async Task The_last_of_the_askings_may_be_lost_and_the_publishing_is_found_all_the_same()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });

        var step = await organisation.PublishAsync(Wish() with { MaxRetries = 0 });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal((1, 1), (organisation.Asked().Count, organisation.Acted("2.0")));
    }

    [Fact]
    public async Task One_whose_end_came_before_the_look_for_it_is_not_asked_for_again()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { JobDuration = TimeSpan.Zero });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing });
        organisation.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", Sandbox.World.Bots.PublishOutcome.Failed);

        var step = await organisation.PublishAsync(Wish() with { RollbackOnFailure = false });

        step.AssertEnded(StepStatus.Failed, ErrorIds.BotPublishFailed);
        Assert.Equal((1, 1), (organisation.Asked().Count, organisation.Acted("2.0")));
    }

    [Fact]
    public async Task When_nobody_can_look_whether_it_began_that_is_said_and_it_is_not_asked_for_again()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.ErrorStatus, Status = 403, Nth = 2, Times = int.MaxValue });

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.Failed, ExitCode.RollbackFailed, ErrorIds.BotPublishAmbiguous);
        Assert.Contains("403", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Single(organisation.Asked());
        Assert.Equal(ErrorIds.BotPublishAmbiguous, organisation.Observer.Checkpoint("publish_trigger_failed").Facts["error"]);
    }

    [Theory]
    [InlineData(true, StepStatus.Succeeded, null)]
    [InlineData(false, StepStatus.Failed, ErrorIds.BotPublishAmbiguous)]
    public async Task One_that_is_never_answered_is_followed_where_it_shows_and_otherwise_left_open(bool acts, StepStatus status, string? errorId)
    {
        await using var organisation = await TestOrganisation.StartAsync(transport: TestOrganisation.Brisk with { AttemptTimeout = TimeSpan.FromSeconds(10) });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing, Delay = TimeSpan.FromSeconds(30), ActFirst = acts });

        var step = await organisation.PublishAsync(Wish());

        step.AssertEnded(status, errorId);
        Assert.Single(organisation.Asked());
        Assert.Equal(acts ? 1 : 0, organisation.Acted("2.0"));
    }

    private static async Task<TestOrganisation> StartAsync(FaultRule fault)
    {
        var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { JobDuration = TimeSpan.FromMilliseconds(80) }, TestOrganisation.Brisk with { LargestBody = 1024 * 1024 });
        organisation.Sandbox.Rules.Add(fault with { Method = "POST", Path = Publishes });
        return organisation;
    }
}
