using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Finds out what was deployed last where a bundle is to be deployed, and whether that is what is wished.</summary>
internal sealed class StandingSurvey(IBundleApi api)
{
    /// <summary>Reads the list of deployments, and looks further where that does not say enough.</summary>
    public async Task<BundleStanding?> LookAsync(BundleDeployment desired, PlanScope scope, WorkRecords records, CancellationToken cancellationToken)
    {
        var list = scope.Shared(() => new DeploymentList(api));
        var standing = BundleStanding.Of(desired, await list.RecentAsync(cancellationToken), records);
        if (!standing.IsAsWished && records.Completed(desired) is { } completed)
        {
            standing = await LookFurtherAsync(desired, standing, completed, list, records, cancellationToken);
        }

        return scope.Options.RepeatCompleted ? standing with { IsAsWished = false } : standing;
    }

    // A list may reach too short, and may show a moment later what has been deployed just now.
    private async Task<BundleStanding> LookFurtherAsync(BundleDeployment desired, BundleStanding standing, RecordedWork completed, DeploymentList list, WorkRecords records, CancellationToken cancellationToken)
    {
        try
        {
            var deployed = await api.GetAsync(new DeploymentKey(completed.Id, desired.BundleId, desired.Api), cancellationToken);
            if (standing.Newest is null)
            {
                var all = BundleStanding.Of(desired, await list.AllAsync(cancellationToken), records);
                standing = all.Newest is null ? standing : all;
            }

            return standing.IsAsWished || standing.Newest?.StartTime > deployed.StartTime || (standing.Newest is not null && deployed.StartTime is null)
                ? standing
                : new BundleStanding(deployed, deployed.Status == DeploymentStatus.Completed);
        }
        catch (GcException gone) when (gone.Kind == ErrorKind.NotFound)
        {
            return standing;
        }
    }
}
