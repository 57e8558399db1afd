using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>Common operations of the preflight tests.</summary>
internal static class Checked
{
    public static SandboxOptions Finding(IEnumerable<string>? warnings = null, IEnumerable<string>? errors = null) => TestOrganization.Quick with
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

    public static async Task<PlanStep> PlanOneAsync(this TestOrganization organization, BundleDeployment desired) =>
        Assert.Single((await organization.Engine.PlanAsync([desired], CancellationToken.None)).Steps);

    /// <summary>Plans and applies, and verifies that no change was sent.</summary>
    public static async Task<GcException> BlockedAsync(this TestOrganization organization, BundleDeployment desired, string errorId)
    {
        var run = await organization.DeployAsync(desired);

        var step = Assert.Single(run.Steps);
        Assert.Equal(StepStatus.Blocked, step.Status);
        Assert.Equal(errorId, step.Error?.ErrorId);
        Assert.NotEmpty(step.Error!.Remedies);
        Assert.Equal(desired.BundleId, step.Error.Target);
        Assert.Null(step.Output);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        organization.AssertNothingChanged();
        return step.Error;
    }

    public static void AssertNothingChanged(this TestOrganization organization)
    {
        var harmless = organization.Requests.Of("POST", TestOrganization.Validations).Concat(organization.Requests.Of("POST", TestOrganization.TokenRequests)).Select(request => request.Sequence).ToHashSet();
        Assert.DoesNotContain(organization.Requests.ToList(), request => request.Method != "GET" && !harmless.Contains(request.Sequence));
        Assert.Empty(organization.Submitted);
    }
}
