using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Determines the last deployment of a bundle, and whether it is in the desired state.</summary>
internal sealed class LastDeploymentQuery(IBundleApi api)
{
    /// <summary>Reads the list of deployments, and queries further if it is not sufficient.</summary>
    public async Task<LastDeployment?> LookAsync(BundleDeployment desired, PlanScope scope, WorkRecords records, CancellationToken cancellationToken)
    {
        var list = scope.Shared(() => new DeploymentList(api));
        var status = LastDeployment.Of(desired, await list.RecentAsync(cancellationToken), records);
        if (!status.IsAsDesired && records.Completed(desired) is { } completed)
        {
            status = await QueryFurtherAsync(desired, status, completed, list, records, cancellationToken);
        }

        return scope.Options.RepeatCompleted ? status with { IsAsDesired = false } : status;
    }

    // A list may be incomplete, and may show a recent deployment with a delay.
    private async Task<LastDeployment> QueryFurtherAsync(BundleDeployment desired, LastDeployment status, RecordedWork completed, DeploymentList list, WorkRecords records, CancellationToken cancellationToken)
    {
        try
        {
            var deployed = await api.GetAsync(new DeploymentKey(completed.Id, desired.BundleId, desired.Api), cancellationToken);
            if (status.Newest is null)
            {
                var all = LastDeployment.Of(desired, await list.AllAsync(cancellationToken), records);
                status = all.Newest is null ? status : all;
            }

            return status.IsAsDesired || status.Newest?.StartTime > deployed.StartTime || (status.Newest is not null && deployed.StartTime is null)
                ? status
                : new LastDeployment(deployed, deployed.Status == DeploymentStatus.Completed);
        }
        catch (GcException gone) when (gone.Kind == ErrorKind.NotFound)
        {
            return status;
        }
    }
}
