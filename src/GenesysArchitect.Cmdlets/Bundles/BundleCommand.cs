using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cmdlets.Bundles;

/// <summary>What testing and deploying a bundle have in common: which bundle, where to, and what it is checked against.</summary>
public abstract class BundleCommand : ConnectedCmdlet
{
    /// <summary><para type="description">The bundle.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string BundleId { get; set; } = string.Empty;

    /// <summary><para type="description">The ids of the environments, one or more.</para></summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("EnvironmentId", "Target")]
    public string[] Environment { get; set; } = [];

    /// <summary><para type="description">The wished configuration: the path of a JSON or YAML file, or an object.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? TargetConfig { get; set; }

    /// <summary><para type="description">The configuration as it is: the path of a JSON or YAML file, or an object.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? CurrentConfig { get; set; }

    /// <summary><para type="description">Which of the platform's two ways of deploying is used: Bundle (default) or Organization.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public BundleApi Api { get; set; }

    /// <summary><para type="description">The bundle schema version that is expected, such as 2.0. Without it any will do.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SchemaVersion { get; set; }

    /// <summary><para type="description">Lets warnings of the validation pass. Errors never do.</para></summary>
    [Parameter]
    public SwitchParameter OverrideValidation { get; set; }

    /// <summary><para type="description">The most flows the environment may come to. Default 500.</para></summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxFlowCount { get; set; } = 500;

    /// <summary><para type="description">The most queues the environment may come to. Default 100.</para></summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxQueueCount { get; set; } = 100;

    /// <summary><para type="description">What the bundle brings along: @{ flows = 'Main'; queues = 'Sales'; order = 'queues', 'flows' }, or the path of such a file.</para></summary>
    [Parameter]
    public object? DependencyMatrix { get; set; }

    /// <summary>The wishes of a record: one for each environment.</summary>
    private protected IEnumerable<BundleDeployment> ReadWishes()
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

    private DependencyMatrix ReadMatrix()
    {
        if (DocumentArgument.Read(this, nameof(DependencyMatrix), DependencyMatrix) is not { } given)
        {
            return new DependencyMatrix();
        }

        var unspecified = new DependencyMatrix();
        return new DependencyMatrix
        {
            Flows = Names(given, "flows") ?? unspecified.Flows,
            Queues = Names(given, "queues") ?? unspecified.Queues,
            Order = Names(given, "order") ?? unspecified.Order,
        };
    }

    private static List<string>? Names(JsonElement matrix, string name)
    {
        foreach (var property in matrix.ValueKind == JsonValueKind.Object ? matrix.EnumerateObject().ToArray() : [])
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value.ValueKind == JsonValueKind.Array
                    ? [.. property.Value.EnumerateArray().Select(entry => entry.ToString())]
                    : [property.Value.ToString()];
            }
        }

        return null;
    }
}
