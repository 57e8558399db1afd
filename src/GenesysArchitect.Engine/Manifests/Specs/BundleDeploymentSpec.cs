using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a BundleDeployment.</summary>
internal sealed record BundleDeploymentSpec
{
    [Description("The id of the bundle.")]
    public required string BundleId { get; init; }

    [Description("The environments it is deployed to, by their ids, or by the names of Environment resources.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Environments { get; init; }

    [Description("Which of the platform's ways of deploying is used: the bundle's own, or the organization's. The bundle's own by default.")]
    public BundleApi? Api { get; init; }

    [Description("The version of the bundle schema that is expected, such as \"2.0\"; any by default.")]
    public string? SchemaVersion { get; init; }

    [Description("Whether what is there is overwritten (organization alone); false by default.")]
    public bool? Overwrite { get; init; }

    [Description("How conflicts are resolved, AUTOMATIC or MANUAL (organization alone); AUTOMATIC by default.")]
    public string? ConflictResolution { get; init; }

    [Description("Whether the bundle is only validated and nothing applied; false by default.")]
    public bool? ValidateOnly { get; init; }

    [Description("Whether warnings of the validation let the deployment pass; false by default. Errors never do.")]
    public bool? OverrideValidation { get; init; }

    [Description("Whether a failed deployment is rolled back; true by default.")]
    public bool? RollbackOnFailure { get; init; }

    [Description("The most that the environment may come to.")]
    public CapacitySpec? Capacity { get; init; }

    [Description("What the bundle brings along, and in which order.")]
    public DependencyMatrixSpec? DependencyMatrix { get; init; }

    [Description("The configuration as it is; it is compared with targetConfig.")]
    public JsonElement? CurrentConfig { get; init; }

    [Description("The configuration as it is wished; the bundle's own by default.")]
    public JsonElement? TargetConfig { get; init; }

    [Description("Where the platform is to report to (organization alone).")]
    public Uri? WebhookUrl { get; init; }

    [Description("How long the deployment may take, such as 90s, 10m or PT10M; ten minutes by default.")]
    public TimeSpan? Timeout { get; init; }
}
