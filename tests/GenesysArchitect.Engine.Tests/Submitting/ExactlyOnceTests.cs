using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;
using GenesysArchitect.Sandbox.Faults;
using Xunit.Abstractions;

namespace GenesysArchitect.Engine.Tests.Submitting;

/// <summary>The promise everything else stands on: whatever the network does, a deployment happens once.</summary>
public class ExactlyOnceTests(ITestOutputHelper output)
{
    private static readonly int Deployments = Dose.Of(everyday: 40, large: 400);

    // The two that only make all callers wait come half as often as those that may lose or repeat something.
    private static readonly Fault[] SevenWays =
    [
        Fault.ThrottleSeconds,
        Fault.ThrottleDate,
        Fault.ErrorStatus,
        Fault.ErrorStatus,
        Fault.HtmlPage,
        Fault.HtmlPage,
        Fault.CutBeforeActing,
        Fault.CutBeforeActing,
        Fault.CutAfterActing,
        Fault.CutAfterActing,
        Fault.TruncatedBody,
        Fault.TruncatedBody,
    ];

    [Fact]
    [Trait(Dose.Trait, Dose.Category)]
    public async Task Deployments_end_in_the_right_state_each_submitted_once_while_a_quarter_of_all_answers_fail()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with
        {
            FaultMix = new FaultMix { Probability = 0.25, Seed = 2, RetryAfter = TimeSpan.Zero, Faults = SevenWays },
            Outcomes = Enumerable.Range(0, Deployments).ToDictionary(number => $"{BundleOf(number)}/*", number => Script(number)),
        });
        organisation.Time.Grain = TimeSpan.FromMilliseconds(200);
        var desired = Enumerable.Range(0, Deployments).Select(number => TestOrganisation.Bundle($"env-{number % 7}", BundleOf(number)) with
        {
            Api = number % 2 == 0 ? BundleApi.Bundle : BundleApi.Organization,
        }).ToArray();

        var result = await organisation.DeployAsync(desired);

        output.WriteLine($"{result.Duration.TotalSeconds:0} s, {organisation.Requests.Count} requests");
        var atPlatform = organisation.Sandbox.Organization.Deployments.ToList();
        for (var number = 0; number < Deployments; number++)
        {
            var step = result.Steps[number];
            var there = Assert.Single(atPlatform, deployment => deployment.BundleId == BundleOf(number));
            var told = Assert.IsType<GcBundleDeployment>(step.Output);
            Assert.True(Right(number) == step.Status, $"{step.Address}: {step.Status} {step.Error?.Message} {step.RollbackError?.Message}");
            Assert.Equal(there.Id, told.DeploymentId);
        }

        Assert.Equal(Deployments, atPlatform.Count);
        Assert.All(organisation.Sandbox.Facts.SubmissionsByBundle, bundle => Assert.Equal(1, bundle.Value));
        Assert.InRange(organisation.Sandbox.Facts.MaxActiveDeployments, 1, 3);
        Assert.Equal(1, organisation.Sandbox.Facts.Grants);
    }

    private static string BundleOf(int number) => $"bundle-{number:000}";

    // Some last long enough to fill the slots; were it all, most of the time would go into waiting for one.
    private static JobScript Script(int number) => new()
    {
        Outcome = Scripted(number),
        JobDuration = TimeSpan.FromMilliseconds(number % 5 == 0 ? 400 : 0),
        RollbackDuration = TimeSpan.FromMilliseconds(50),
    };

    private static JobOutcome Scripted(int number) => (number % 10) switch
    {
        3 => JobOutcome.Failed,
        6 => JobOutcome.ValidationError,
        8 => JobOutcome.RolledBack,
        _ => JobOutcome.Completed,
    };

    private static StepStatus Right(int number) => Scripted(number) == JobOutcome.Completed ? StepStatus.Succeeded : StepStatus.RolledBack;
}
