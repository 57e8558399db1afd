using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>
/// <para type="synopsis">Gets the organization's bundle deployments, including those submitted by others.</para>
/// <para type="description">Without parameters, lists all deployments, oldest first, and writes them page by page. Nothing is changed.</para>
/// </summary>
/// <example>
/// <para>See which deployments use the slots</para>
/// <code>
/// PS> Get-GcBundleDeployment -Status IN_PROGRESS
/// </code>
/// <para>An organization has three slots. Each deployment that is IN_PROGRESS or PENDING uses one, whoever submitted it.</para>
/// </example>
/// <example>
/// <para>See the last five failures of some bundles</para>
/// <code>
/// PS> Get-GcBundleDeployment -BundleId northwind-* -Status FAILED |
///         Select-Object -Last 5
/// </code>
/// <para>The list starts with the oldest deployment.</para>
/// </example>
/// <example>
/// <para>See all properties of a deployment</para>
/// <code>
/// PS> Get-GcBundleDeployment 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10 | Format-List
/// </code>
/// </example>
/// <seealso cref="WaitGcBundleDeploymentCommand"/>
/// <seealso cref="StopGcBundleDeploymentCommand"/>
/// <seealso cref="UndoGcBundleDeploymentCommand"/>
/// <seealso cref="InvokeGcBundleDeploymentCommand"/>
[Cmdlet(VerbsCommon.Get, "GcBundleDeployment")]
[OutputType(typeof(GcBundleDeployment))]
public sealed class GetGcBundleDeploymentCommand : ConnectedCmdlet
{
    /// <summary><para type="description">The id of the deployment. Without it all deployments are listed.</para></summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public string? DeploymentId { get; set; }

    /// <summary><para type="description">Lists only deployments of this bundle; wildcards are supported. With -DeploymentId, the id of the deployment's bundle.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string? BundleId { get; set; }

    /// <summary><para type="description">Lists only deployments with this status: PENDING, IN_PROGRESS, COMPLETED, FAILED, ROLLED_BACK, CANCELLED, VALIDATION_ERROR or ROLLBACK_TRIGGERED.</para></summary>
    [Parameter]
    [ArgumentCompleter(typeof(DeploymentStatusCompleter))]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var bundles = NewEngine().Bundles;
        if (DeploymentId is null)
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
