using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bundles;
using Xunit.Abstractions;

namespace GenesysArchitect.Engine.Tests.Submitting;

/// <summary>Whatever the network does, a deployment is started once.</summary>
public class ExactlyOnceTests(ITestOutputHelper output)
{
    private static readonly int Deployments = Dose.Of(everyday: 40, large: 400);

    // The two faults that only delay callers occur half as often as those that lose or repeat something.
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
    public async Task Deployments_end_in_the_right_state_each_submitted_once_while_a_quarter_of_all_responses_fail()
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with
        {
            FaultMix = new FaultMix { Probability = 0.25, Seed = 2, RetryAfter = TimeSpan.Zero, Faults = SevenWays },
            Outcomes = Enumerable.Range(0, Deployments).ToDictionary(number => $"{BundleOf(number)}/*", number => Script(number)),
        });
        organization.Time.Grain = TimeSpan.FromMilliseconds(200);
        var desired = Enumerable.Range(0, Deployments).Select(number => TestOrganization.Bundle($"env-{number % 7}", BundleOf(number)) with
        {
            Api = number % 2 == 0 ? BundleApi.Bundle : BundleApi.Organization,
        }).ToArray();

        var result = await organization.DeployAsync(desired);

        output.WriteLine($"{result.Duration.TotalSeconds:0} s, {organization.Requests.Count} requests");
        var atPlatform = organization.Sandbox.Organization.Deployments.ToList();
        for (var number = 0; number < Deployments; number++)
        {
            var step = result.Steps[number];
            var there = Assert.Single(atPlatform, deployment => deployment.BundleId == BundleOf(number));
            var reported = Assert.IsType<GcBundleDeployment>(step.Output);
            Assert.True(Right(number) == step.Status, $"{step.Address}: {step.Status} {step.Error?.Message} {step.RollbackError?.Message}");
            Assert.Equal(there.Id, reported.DeploymentId);
        }

        Assert.Equal(Deployments, atPlatform.Count);
        Assert.All(organization.Sandbox.Facts.SubmissionsByBundle, bundle => Assert.Equal(1, bundle.Value));
        Assert.InRange(organization.Sandbox.Facts.MaxActiveDeployments, 1, 3);
        Assert.Equal(1, organization.Sandbox.Facts.Grants);
    }

    private static string BundleOf(int number) => $"bundle-{number:000}";

    // Some last long enough to fill the slots; if all did, most of the time would be spent waiting for one.
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
