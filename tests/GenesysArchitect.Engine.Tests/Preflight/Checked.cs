using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>What the tests of the preflight ask of an organisation.</summary>
internal static class Checked
{
    public static SandboxOptions Finding(IEnumerable<string>? warnings = null, IEnumerable<string>? errors = null) => TestOrganisation.Quick with
    {
        Validations = new Dictionary<string, ValidationScript>
        {
            ["*/*"] = new()
            {
                Warnings = [.. (warnings ?? []).Select(text => new Problem("some.warning", text))],
                Errors = [.. (errors ?? []).Select(text => new Problem("some.error", text))],
            },
        },
    };

    public static IEnumerable<string> Warnings(int count) => Enumerable.Range(1, count).Select(number => $"Doubt {number}");

    public static async Task<PlanStep> PlanOneAsync(this TestOrganisation organisation, BundleDeployment desired) =>
        Assert.Single((await organisation.Engine.PlanAsync([desired], CancellationToken.None)).Steps);

    /// <summary>Plans and runs, and sees to it that nothing which changes anything was sent.</summary>
    public static async Task<GcException> BlockedAsync(this TestOrganisation organisation, BundleDeployment desired, string errorId)
    {
        var run = await organisation.DeployAsync(desired);

        var step = Assert.Single(run.Steps);
        Assert.Equal(StepStatus.Blocked, step.Status);
        Assert.Equal(errorId, step.Error?.ErrorId);
        Assert.NotEmpty(step.Error!.Remedies);
        Assert.Equal(desired.BundleId, step.Error.Target);
        Assert.Null(step.Output);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        organisation.AssertNothingChanged();
        return step.Error;
    }

    public static void AssertNothingChanged(this TestOrganisation organisation)
    {
        var harmless = organisation.Requests.Of("POST", TestOrganisation.Validations).Concat(organisation.Requests.Of("POST", TestOrganisation.TokenRequests)).Select(request => request.Sequence).ToHashSet();
        Assert.DoesNotContain(organisation.Requests.ToList(), request => request.Method != "GET" && !harmless.Contains(request.Sequence));
        Assert.Empty(organisation.Submitted);
    }
}
