using GenesysArchitect.Cli.Reporting;

namespace GenesysArchitect.Cli.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("Go on with it: -Resume (gcarch: --resume).", "Go on with it: --resume.")]
    [InlineData("begin anew: -Abandon (gcarch: --abandon); see", "begin anew: --abandon; see")]
    [InlineData("make the plan again (Get-GcPlan -OutPath; gcarch: plan --out).", "make the plan again (gcarch plan --out).")]
    [InlineData("Name a file that Get-GcPlan -OutPath (gcarch: plan --out) has written.", "Name a file that gcarch plan --out has written.")]
    [InlineData("Name a file that Resolve-GcFlowDependency -LockPath (gcarch: resolve --lock) has written.", "Name a file that gcarch resolve --lock has written.")]
    [InlineData("wait longer (-SlotTimeout, without -NoQueue)", "wait longer (--slot-timeout, without --no-queue)")]
    [InlineData("Re-attach with Wait-GcBundleDeployment -DeploymentId dep-0001", "Re-attach with Wait-GcBundleDeployment -DeploymentId dep-0001")]
    public void What_the_engine_says_of_parameters_is_said_of_the_flags_here(string ofEngine, string here) =>
        Assert.Equal(here, Wording.OfEngine(ofEngine));
}
