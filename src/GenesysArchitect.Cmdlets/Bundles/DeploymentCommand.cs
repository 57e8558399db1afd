using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>Base class of the cmdlets for existing deployments.</summary>
public abstract class DeploymentCommand : GovernedCmdlet
{
    /// <summary><para type="description">The id of the deployment.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public string DeploymentId { get; set; } = string.Empty;

    /// <summary><para type="description">The id of the deployment's bundle. Without it all deployments of the organization are searched.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BundleId { get; set; }

    /// <summary>Identifies the deployment for the engine.</summary>
    private protected DeploymentKey Key => new(DeploymentId, string.IsNullOrEmpty(BundleId) ? null : BundleId);
}
