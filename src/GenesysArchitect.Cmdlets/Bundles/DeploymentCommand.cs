using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>A cmdlet about deployments that exist already.</summary>
public abstract class DeploymentCommand : GovernedCmdlet
{
    /// <summary><para type="description">The id of the deployment.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public string DeploymentId { get; set; } = string.Empty;

    /// <summary><para type="description">The id of its bundle. Without it the deployment is looked for among all of the organization.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BundleId { get; set; }

    /// <summary>The deployment as the engine wants it named.</summary>
    private protected DeploymentKey Key => new(DeploymentId, string.IsNullOrEmpty(BundleId) ? null : BundleId);
}
