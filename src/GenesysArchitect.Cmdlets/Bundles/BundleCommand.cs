using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>Base class of the cmdlets that test and deploy bundles: which bundle, to which environments, and its checks.</summary>
public abstract class BundleCommand : GovernedCmdlet
{
    /// <summary><para type="description">The id of the bundle.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string BundleId { get; set; } = string.Empty;

    /// <summary><para type="description">The ids of the environments, one or more.</para></summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("EnvironmentId", "Target")]
    public string[] Environment { get; set; } = [];

    /// <summary><para type="description">The desired configuration: the path of a JSON or YAML file, or an object such as a hashtable. Without it the bundle's own configuration is deployed.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? TargetConfig { get; set; }

    /// <summary><para type="description">The current configuration, to compare with -TargetConfig: the path of a JSON or YAML file, or an object. What would be removed determines the impact.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? CurrentConfig { get; set; }

    /// <summary>
    /// <para type="description">Which of the platform's two deployment APIs is used. Parameters that work with only one of them say so.</para>
    /// <para type="default">Bundle</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public BundleApi Api { get; set; }

    /// <summary>
    /// <para type="description">The expected bundle schema version, such as 2.0. A different version on the platform is an error.</para>
    /// <para type="default">Any version</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SchemaVersion { get; set; }

    /// <summary><para type="description">Deploys in spite of validation warnings. Validation errors always block.</para></summary>
    [Parameter]
    public SwitchParameter OverrideValidation { get; set; }

    /// <summary>
    /// <para type="description">The maximum number of flows in the environment.</para>
    /// <para type="default">500</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxFlowCount { get; set; } = 500;

    /// <summary>
    /// <para type="description">The maximum number of queues in the environment.</para>
    /// <para type="default">100</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxQueueCount { get; set; } = 100;

    /// <summary><para type="description">The contents of the bundle and the order in which they are deployed: @{ flows = 'Main IVR'; queues = 'Sales', 'Billing'; order = 'queues', 'flows' }, or the path of a JSON or YAML file with the same content. Without an order, queues are deployed before flows.</para></summary>
    [Parameter]
    public object? DependencyMatrix { get; set; }

    /// <summary>The desired deployments of a record, one for each environment.</summary>
    private protected IEnumerable<BundleDeployment> ReadDesired()
    {
        // Read once: a configuration can be large, and is the same for all environments.
        var target = DocumentArgument.Read(this, nameof(TargetConfig), TargetConfig);
        var current = DocumentArgument.Read(this, nameof(CurrentConfig), CurrentConfig);
        var matrix = ReadMatrix();
        foreach (var environment in Environment)
        {
            yield return new BundleDeployment
            {
                BundleId = BundleId,
                Target = DeploymentTarget.Environment(environment),
                TargetConfig = target,
                CurrentConfig = current,
                Api = Api,
                SchemaVersion = SchemaVersion,
                OverrideValidation = OverrideValidation,
                MaxFlowCount = MaxFlowCount,
                MaxQueueCount = MaxQueueCount,
                DependencyMatrix = matrix,
            };
        }
    }

    private DependencyMatrix ReadMatrix() =>
        DocumentArgument.Read(this, nameof(DependencyMatrix), DependencyMatrix) is { } given
            ? Engine.Bundles.DependencyMatrix.Read(given, $"-{nameof(DependencyMatrix)}")
            : new DependencyMatrix();
}
