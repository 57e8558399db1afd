using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;
using Xunit.Abstractions;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Whatever the network does, each version is published once, and so is the version that is rolled back to.</summary>
public class FailingNetworkTests(ITestOutputHelper output)
{
    private static readonly int Bots = Dose.Of(everyday: 60, large: 300);

    [Theory]
    [InlineData(3, false)]
    [InlineData(11, false)]
    [InlineData(5, true)]
    [Trait(Dose.Trait, Dose.Category)]
    public async Task Publishings_end_correctly_and_start_once_while_a_quarter_of_all_responses_fail(int seed, bool withoutList)
    {
        var mix = new FaultMix { Probability = 0.25, Seed = seed, RetryAfter = TimeSpan.Zero };
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { FaultMix = mix, WithoutBotVersionList = withoutList });
        organization.Time.Grain = TimeSpan.FromMilliseconds(200);
        foreach (var number in Enumerable.Range(0, Bots))
        {
            Arrange(organization, number);
        }

        var run = await organization.RunAsync([.. Enumerable.Range(0, Bots).Select(number => Ours(number, withoutList))]);

        var lost = organization.Asked().Where(asked => asked.Fault != Fault.None).ToList();
        output.WriteLine($"{run.Duration.TotalSeconds / 10:0.0} s, {organization.Requests.Count} requests, {organization.Asked().Count} askings, {lost.Count} failed, {lost.Count(asked => asked.Acted)} of those acted");
        Assert.InRange(lost.Count, Bots / 10, Bots);
        Assert.Contains(lost, asked => asked.Acted);
        foreach (var step in run.Steps)
        {
            AssertRight(organization, int.Parse(step.Address.Name["bot-".Length..].Split('@')[0], CultureInfo.InvariantCulture), step);
        }

        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
        Assert.Equal(1, organization.Sandbox.Facts.Grants);
    }

    private static void Arrange(TestOrganization organization, int number)
    {
        var bots = organization.Sandbox.Organization.Bots;
        organization.Put(Id(number), ("back", SandboxState.Superseded), ("live", SandboxState.Published), ("new", Kind(number) == What.Live ? SandboxState.Published : SandboxState.Draft));
        bots.SetOutcome(Id(number), "new", Kind(number) switch
        {
            What.Failed or What.NotRolledBack or What.BackFails => PublishOutcome.Failed,
            What.Draft => PublishOutcome.Draft,
            What.Stuck => PublishOutcome.Stuck,
            _ => PublishOutcome.Published,
        });
        bots.SetOutcome(Id(number), "back", Kind(number) == What.BackFails ? PublishOutcome.Failed : PublishOutcome.Published);
    }

    // Every other run determines the live version itself, if the host lists versions.
    private static BotVersion Ours(int number, bool withoutList) => DesiredResource("new", Id(number)) with
    {
        PreviousVersionId = NamesBack(number) || withoutList ? "back" : null,
        Flows = Kind(number) == What.Lacking ? ["payments", "nowhere"] : ["payments"],
        Skills = ["billing", "vip"],
        RollbackOnFailure = Kind(number) != What.NotRolledBack,
        MaxRetries = 20,
        Timeout = TimeSpan.FromSeconds(Kind(number) == What.Stuck ? 12 : 600),
    };

    private static void AssertRight(TestOrganization organization, int number, StepResult step)
    {
        var (status, errorId, state, acted, back) = Expected(number);
        var reported = step.Reported();
        Assert.True((step.Status, step.Error?.ErrorId) == (status, errorId), $"{step.Address}, {Kind(number)}: {step.Status} {step.Error?.Message} {step.RollbackError?.Message}");
        Assert.Equal(state, organization.StateOf("new", Id(number)));
        Assert.Equal(state.ToString().ToLowerInvariant(), reported.State.Value);
        Assert.Equal(acted, organization.Acted("new", Id(number)));
        Assert.Equal((ChangeKind?)(acted == 0 ? ChangeKind.NoChange : ChangeKind.Publish), reported.Change);
        Assert.Equal(status == StepStatus.RolledBack, reported.RolledBack);

        // A version that stays live may be found live without a new request.
        Assert.InRange(organization.Acted("live", Id(number)), 0, back && reported.PreviousVersionId == "live" ? 1 : 0);
        Assert.Equal(back && reported.PreviousVersionId == "back" ? 1 : 0, organization.Acted("back", Id(number)));
        if (status == StepStatus.RolledBack)
        {
            Assert.Equal(SandboxState.Published, organization.StateOf(reported.PreviousVersionId!, Id(number)));
        }
        else if (status == StepStatus.RollbackFailed)
        {
            Assert.Equal(ErrorIds.BotRollbackFailed, step.RollbackError?.ErrorId);
        }
    }

    private static (StepStatus Status, string? ErrorId, SandboxState State, int Acted, bool Back) Expected(int number) => Kind(number) switch
    {
        What.Live => (StepStatus.NoChange, null, SandboxState.Published, 0, false),
        What.Lacking => (StepStatus.Blocked, ErrorIds.BotDependencyInvalid, SandboxState.Draft, 0, false),
        What.Failed => (StepStatus.RolledBack, ErrorIds.BotPublishFailed, SandboxState.Failed, 1, true),
        What.Draft => (StepStatus.RolledBack, ErrorIds.BotBackInDraft, SandboxState.Draft, 1, true),
        What.NotRolledBack => (StepStatus.Failed, ErrorIds.BotPublishFailed, SandboxState.Failed, 1, false),
        What.BackFails => (StepStatus.RollbackFailed, ErrorIds.BotPublishFailed, SandboxState.Failed, 1, true),
        What.Stuck => (StepStatus.StillRunning, ErrorIds.BotPublishTimeout, SandboxState.Publishing, 1, false),
        _ => (StepStatus.Succeeded, null, SandboxState.Published, 1, false),
    };

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"bot-{number:00}");

    private static bool NamesBack(int number) => number % 20 >= 10 || Kind(number) == What.BackFails;

    private static What Kind(int number) => (What)Math.Max(number % 10, 2);

    private enum What
    {
        Published = 2,
        Failed,
        Draft,
        NotRolledBack,
        BackFails,
        Stuck,
        Live,
        Lacking,
    }
}
