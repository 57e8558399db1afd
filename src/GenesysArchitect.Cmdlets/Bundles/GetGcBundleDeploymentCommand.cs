using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Gets the organisation's bundle deployments, whoever submitted them.</para>
/// <para type="description">Without parameters all of them, oldest first, as the pages come.</para>
/// </summary>
[Cmdlet(VerbsCommon.Get, "GcBundleDeployment", DefaultParameterSetName = "List")]
[OutputType(typeof(GcBundleDeployment))]
public sealed class GetGcBundleDeploymentCommand : ConnectedCmdlet
{
    /// <summary><para type="description">The deployment.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public string DeploymentId { get; set; } = string.Empty;

    /// <summary><para type="description">Its bundle; of a list, only the deployments of this bundle. Wildcards are understood in a list.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string? BundleId { get; set; }

    /// <summary><para type="description">Only deployments of this status, in the platform's words, such as IN_PROGRESS.</para></summary>
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(DeploymentStatusCompleter))]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var bundles = NewEngine().Bundles;
        if (ParameterSetName == "List")
        {
            var pattern = BundleId is null ? null : WildcardPattern.Get(BundleId, WildcardOptions.IgnoreCase);
            var status = Status is null ? (DeploymentStatus?)null : new DeploymentStatus(Status.ToUpperInvariant());
            await foreach (var deployment in bundles.ListAsync(status, cancellationToken))
            {
                if (pattern?.IsMatch(deployment.BundleId ?? string.Empty) != false)
                {
                    await WriteAsync(deployment);
                }
            }

            return;
        }

        await WriteAsync(await bundles.GetAsync(new DeploymentKey(DeploymentId, BundleId), cancellationToken));
    }
}
