using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>What testing and deploying a bundle have in common: which bundle, where to, and what it is checked against.</summary>
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

    /// <summary><para type="description">The configuration as it shall be: the path of a JSON or YAML file, or an object such as a hashtable. Without it the bundle's own is deployed.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? TargetConfig { get; set; }

    /// <summary><para type="description">The configuration as it is now, for the comparison with -TargetConfig: the path of a JSON or YAML file, or an object. What would be removed decides on the impact.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? CurrentConfig { get; set; }

    /// <summary>
    /// <para type="description">Which of the platform's two ways of deploying is used. Parameters that work with one of them alone say so.</para>
    /// <para type="default">Bundle</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public BundleApi Api { get; set; }

    /// <summary>
    /// <para type="description">The bundle schema version that is expected, such as 2.0. Another one at the platform is an error.</para>
    /// <para type="default">Any version</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SchemaVersion { get; set; }

    /// <summary><para type="description">Lets the validation's warnings pass. Its errors never pass.</para></summary>
    [Parameter]
    public SwitchParameter OverrideValidation { get; set; }

    /// <summary>
    /// <para type="description">The most flows the environment may come to.</para>
    /// <para type="default">500</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxFlowCount { get; set; } = 500;

    /// <summary>
    /// <para type="description">The most queues the environment may come to.</para>
    /// <para type="default">100</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxQueueCount { get; set; } = 100;

    /// <summary><para type="description">What the bundle brings along, and in which order it is deployed: @{ flows = 'Main IVR'; queues = 'Sales', 'Billing'; order = 'queues', 'flows' }, or the path of a JSON or YAML file that says so. Without an order, queues go before flows.</para></summary>
    [Parameter]
    public object? DependencyMatrix { get; set; }

    /// <summary>The wishes of a record: one for each environment.</summary>
    private protected IEnumerable<BundleDeployment> ReadDesired()
    {
        // Read once: a configuration can be large, and is the same for all.
        var target = DocumentArgument.Read(this, nameof(TargetConfig), TargetConfig);
        var current = DocumentArgument.Read(this, nameof(CurrentConfig), CurrentConfig);
        var matrix = ReadMatrix();
        foreach (var environment in Environment)
        {
            yield return new BundleDeployment
            {
                BundleId = BundleId,
                Environment = environment,
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
