using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cli.Deploying;

/// <summary>Plans deployments, asks for a yes where one is due, carries them out and reports.</summary>
/// <param name="report">To whom all of it is shown.</param>
/// <param name="confirmation">Who asks; null when the yes was given beforehand.</param>
internal sealed class DeploymentRun(IRunReport report, Confirmation? confirmation)
{
    /// <summary>Runs.</summary>
    /// <returns>What the program ends with.</returns>
    public async Task<ExitCode> RunAsync(OrgConnection organisation, IReadOnlyList<BundleDeployment> wishes, CancellationToken stop)
    {
        var engine = new DeploymentEngine(organisation, report);
        var plan = await report.WatchPlanningAsync(engine.PlanAsync(wishes, stop));
        report.ShowPlan(plan);

        if (confirmation is not null && await confirmation.AskAsync(plan, stop) is { } reason)
        {
            report.ShowNotRun(plan, reason);
            return ExitCodes.Of(reason);
        }

        await using var stopping = stop.Register(report.ShowStopping);
        var result = await report.WatchAsync(observer => engine.RunAsync(plan, new RunOptions(), [observer], stop));
        report.ShowResult(result);
        return result.ExitCode;
    }
}
